fn main() {
    if x = 3 { }
}
