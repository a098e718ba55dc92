fn main() {
    let a = b'';
}
