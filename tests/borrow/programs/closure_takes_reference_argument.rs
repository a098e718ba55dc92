fn apply<F: Fn(&str) -> usize>(f: F) -> usize {
    f("abc")
}
fn main() {
    let n = apply(|s| s.len());
    println!("{}", n);
}
