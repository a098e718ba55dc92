fn main() {
    a && ;
}
