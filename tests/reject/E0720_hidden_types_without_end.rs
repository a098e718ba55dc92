fn make() -> impl Sized { [make(), make()] }
fn a() -> impl Iterator<Item = u8> { b() }
fn b() -> impl Iterator<Item = u8> { a() }
fn rec(n: u32) -> impl Fn(u32) -> u32 { move |x| if n == 0 { x } else { rec(n - 1)(x) } }
fn t() -> (impl Sized,) { (t(),) }
fn ok(n: u32) -> impl std::fmt::Display { if n == 0 { return 1; } ok(n - 1).to_string().len() as i32 }
fn o() -> Option<impl Sized> { Some(o()) }
fn main() {}
