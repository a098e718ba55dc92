fn call<'a>(f: fn(&'a str), s: &'a str) { f(s) }
fn any(s: &str) { println!("{}", s); }
fn main() { let s = String::from("a"); call(any, &s); }
