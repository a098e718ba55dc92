fn main() {
    const X = 3;
}
