fn main() {
    let a = "\u{4z}";
}
