fn main() {
    let a = 0o9;
}
