fn main() {
    return 1
    foo();
}
