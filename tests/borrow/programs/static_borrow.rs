static NAMES: [&str; 2] = ["a", "b"];
fn f() -> &'static str { NAMES[0] }
fn g() -> &'static [&'static str] { &NAMES }
fn main() { println!("{}{:?}", f(), g()); }
