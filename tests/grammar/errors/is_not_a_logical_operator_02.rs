fn main() {
    x or y;
}
