fn main() {
    if not x { }
}
