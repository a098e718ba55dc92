fn main() {
    x!;
}
