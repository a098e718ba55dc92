fn main() {
    let a = "\u{110000}";
}
