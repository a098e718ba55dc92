fn main() {
    fn f(;
}
