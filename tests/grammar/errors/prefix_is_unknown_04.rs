fn main() {
    let a = k#foo;
}
