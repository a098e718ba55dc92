fn main() {
    let a = "\u{41";
}
