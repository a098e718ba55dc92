fn main() {
    }{
}
