fn main() {
    let a = "\x1";
}
