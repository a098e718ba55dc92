fn main() {
    if x and y { }
}
