fn main() {
    if x 1
}
