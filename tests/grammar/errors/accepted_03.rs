fn main() {
    break 'a
}
