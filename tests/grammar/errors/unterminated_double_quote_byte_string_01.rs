fn main() {
    let a = b"abc;
}
