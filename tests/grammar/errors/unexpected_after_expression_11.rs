fn main() {
    let s = S { a: 1 b: 2 };
}
