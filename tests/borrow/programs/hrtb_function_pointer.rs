fn apply(f: fn(&str) -> usize, s: &str) -> usize { f(s) }
fn len(s: &str) -> usize { s.len() }
fn main() {
    println!("{}", apply(len, "abc"));
    println!("{}", apply(str::len, "abc"));
}
