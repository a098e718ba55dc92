fn main() {
    let a = "\u{d800}";
}
