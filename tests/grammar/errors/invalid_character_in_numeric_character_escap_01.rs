fn main() {
    let a = "\xg1";
}
