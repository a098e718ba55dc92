fn main() {
    struct S { a: i32; }
}
