fn main() {
    let a = "\u41";
}
