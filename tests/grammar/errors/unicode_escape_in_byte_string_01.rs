fn main() {
    let a = b"\u{41}";
}
