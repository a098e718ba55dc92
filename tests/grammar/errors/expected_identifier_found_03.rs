fn main() {
    fn;
}
