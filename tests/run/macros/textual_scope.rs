#[macro_use] mod macros { macro_rules! hello { ($n:expr) => { format!("hello {}", $n) }; } }
mod uses { pub fn f() -> String { hello!("uses") } }
fn main() { println!("{} {}", hello!(1), uses::f()); }
