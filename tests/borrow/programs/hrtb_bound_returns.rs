fn pick<F>(f: F) -> String where F: for<'a> Fn(&'a str, &'a str) -> &'a str {
    f("a", "b").to_string()
}
fn first<'a>(a: &'a str, _: &'a str) -> &'a str { a }
fn main() {
    println!("{}", pick(first));
    println!("{}", pick(|a, _| a));
}
