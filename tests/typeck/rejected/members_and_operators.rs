struct S { a: i32, b: i32 }
struct T2(i32, i32);
enum E { A, B(i32), C { x: i32 } }
mod m { pub struct P { x: i32, pub y: i32 } impl P { pub fn new() -> P { P { x: 1, y: 2 } } fn priv_m(&self) {} fn x(&self) {} } pub struct Q(i32); }
trait Tr { fn tm(&self); fn assoc(); }
impl S { fn new() -> S { S { a: 1, b: 2 } } fn get(&self) -> i32 { self.a } }
fn e1(s: S) { s.c; }
fn e2(s: S) { s.get; }
fn e3(x: i32) { x.foo; }
fn e4(s: S) { s.foo(); }
fn e5(s: S) { s.gett(); }
fn e6(s: S) { s.a(); }
fn e7(s: S) { s.new(); }
fn e8() { let p = m::P::new(); p.x; p.priv_m(); }
fn e9() { let x = 5; x(); }
fn e10() { let x = 5; *x; }
fn e11() { let x = "a"; -x; !x; }
fn e12() { let x = S::new() + S::new(); }
fn e13() { let x = S::new() == S::new(); }
fn e14() { let x = 1 + "a"; }
fn e15() { let x = 1 + 1.0; }
fn e16() { let x = "a" + "b"; }
fn e18() { let x = &5 as i64; let y = S::new() as i32; }
fn e19() { let x = 5; x[0]; }
fn e20() { let (a, b) = (1, 2, 3); }
fn e22(e: E) { match e { E::B(a, b) => {}, _ => {} } }
fn e23(s: S) { let S { a } = s; }
fn e24(s: S) { let S { a, b, c } = s; }
fn e25() { let s = S { a: 1 }; }
fn e26() { let s = S { a: 1, b: 2, c: 3 }; }
fn e27() { let s = S { a: 1, a: 2, b: 3 }; }
fn e28() { let v = Vec::new(); }
fn e29() { let x = None; }
fn e30() { let x = "5".parse().unwrap(); }
fn e31() { let x = vec![1, 2].into_iter().collect(); }
fn e32() { S::nope(); E::D; S::nope; }
fn e33() { 5 = 6; 1 += 2; }
fn e34() { for i in 5 {} }
fn e35() -> i32 { "5".parse::<i32>()? }
fn e36() { let x: Result<i32, String> = Ok(1); x?; }
fn e37() { println!("{}", S::new()); }
fn e38() { println!("{:?}", S::new()); }
fn e39() { while true { break 5; } }
fn e40() { let c = |x| x; c(1, 2); }
fn e41() { let c = |x: i32| x; c("a"); }
fn e42(x: &i32) { match x { "a" => {} _ => {} } }
fn e43(x: i32) { match x { 'a'..='z' => {} "a"..="b" => {} _ => {} } }
fn e44(x: [i32; 3]) { let [a, b] = x; let [a, b, c, d, ..] = x; }
fn e45(x: i32) { let [a, b] = x; }
fn e46() { let x = if true { 1 } else { "a" }; }
fn e47() { let x: u8 = 256; let y = -129i8; let z = 0xFFi8; }
fn e48(s: &S) { s.tm(); }
fn e49<T>(t: T) { t.tm(); }
fn e50<T>(a: T, b: T) -> bool { a == b }
fn e51<T>(a: T, b: T) -> T { a + b }
fn e52() { let x = 2.0.powi(2); let y = 2.pow(2); }
fn e53() { std::mem::swap::<i32, i32>(&mut 1, &mut 2); }
fn e54() { let a = [1, 2]; let b = a["x"]; }
fn e55() { let v = vec![1]; let b = v[0i32]; }
fn e56() { let x = &mut 5; let y: &mut u8 = x; }
fn e57() { return 1 }
fn e58() { let f: fn(i32) -> i32 = |x: i64| x; }
fn e59() { let q = m::Q(1); let p = m::P { x: 1, y: 2 }; }
fn e61(a: i32, b: i64) -> bool { a < b }
fn e62() { let mut s = String::new(); s += 1; let mut i = 1; i += "a"; }
fn e63(x: Option<i32>) -> i32 { x }
fn e64(x: Option<i32>) -> i32 { x + 1 }
fn e65(x: &mut i32) { x += 1; x = 5; }
fn e66() { let x = "abc"; x.len; x.length(); }
fn e67() { let v = vec![1, 2, 3]; v.push_all(1); v.len(1); v.push(); }
fn e68() { E::B; let x: E = E::B; }
fn e69() { S(1, 2); T2 { 0: 1 }; }
fn main() { }
