macro_rules! m { ($($k:ident = $v:expr),+ $(,)?) => { $( const $k: i32 = $v; )+ } }
m! { A = 1, B = 2, }
m! { C = 1 D = 2 }
fn main() { println!("{}", A + B); }
