fn main() {
    let a = "\u{1234567}";
}
