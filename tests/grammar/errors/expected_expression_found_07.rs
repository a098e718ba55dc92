fn main() {
    !;
}
