fn main() {
    let s: String;
    drop(s);
}
