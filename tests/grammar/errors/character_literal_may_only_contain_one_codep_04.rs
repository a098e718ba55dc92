fn main() {
    let a = b'ab';
}
