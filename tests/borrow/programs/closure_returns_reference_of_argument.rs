fn apply<F: Fn(&str) -> &str>(f: F) -> usize {
    f("abc").len()
}
fn main() {
    println!("{}", apply(|s| &s[1..]));
}
