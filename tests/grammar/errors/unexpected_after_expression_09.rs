fn main() {
    match { }
}
