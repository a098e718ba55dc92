fn main() {
    x += ;
}
