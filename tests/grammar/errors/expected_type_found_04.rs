fn main() {
    impl;
}
