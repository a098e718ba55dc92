fn main() {
    let s = S { a; };
}
