const N: &str = "abc";
fn f() -> &'static str { N }
fn main() { println!("{}", f()); }
