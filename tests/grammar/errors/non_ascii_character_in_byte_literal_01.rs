fn main() {
    let a = b'é';
}
