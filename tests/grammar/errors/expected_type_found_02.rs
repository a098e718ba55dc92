fn main() {
    fn f() -> { }
}
