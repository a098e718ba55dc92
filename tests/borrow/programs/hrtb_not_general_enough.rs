fn pick<F>(f: F) where F: for<'a> Fn(&'a str) -> &'static str {
    f("a");
}
fn same(s: &str) -> &str { s }
fn main() {
    pick(same);
}
