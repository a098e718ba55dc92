fn main() {
    fn f;
}
