fn main() {
    do { } while x;
}
