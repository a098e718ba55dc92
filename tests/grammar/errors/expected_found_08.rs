fn main() {
    let s = S { a = 1 };
}
