fn main() {
    let text = c"text"; //~ unsupported: C string literals
    println!("{}", text.count_bytes());
}
