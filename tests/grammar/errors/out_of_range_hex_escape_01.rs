fn main() {
    let a = "\x80";
}
