fn main() {
    x as ;
}
