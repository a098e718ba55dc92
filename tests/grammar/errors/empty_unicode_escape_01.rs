fn main() {
    let a = "\u{}";
}
