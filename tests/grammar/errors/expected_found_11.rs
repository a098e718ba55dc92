fn main() {
    unsafe foo();
}
