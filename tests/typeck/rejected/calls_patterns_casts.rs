struct D; impl Drop for D { fn drop(&mut self) {} }
trait Tr { fn a(&self); } trait Tr2 { fn a(&self); }
struct S; impl Tr for S { fn a(&self) {} } impl Tr2 for S { fn a(&self) {} }
struct P<'a, T>(&'a T);
enum E { A, B(i32) }
fn lt<'a>(x: &'a str) -> &'a str { x }
fn f1(d: D) { d.drop(); }
fn f2(s: S) { s.a(); S::a(&s); }
fn f3(d: D) { Drop::drop(&mut d); }
fn f4() { let x = |a: i32| -> i32 { "a" }; }
fn f5() { let v: Vec<i32> = vec![1].iter().map(|x| x + 1).collect::<Vec<i64>>(); }
fn f8() { [1, 2].iter().for_each(|a| a.foo()); }
fn f9() -> impl Fn(i32) -> i32 { |x| "a" }
fn f11(x: i32) -> Option<i32> { if x > 0 { return x; } None }
fn f12(x: i32) -> Result<i32, String> { if x > 0 { Err("a") } else { x } }
fn f13() { loop { break 1; }; let x: i32 = loop { break "a"; }; let y = loop { break 1; break "a"; }; }
fn f14() { let x: i32 = { 1; }; let y: i32 = { 5; "a" }; let z: i32 = { let q = 1; }; }
fn f15() { let x: i32 = match 1 { 1 => "a", _ => 2 }; }
fn f16() { let x = match 1 { 1 => "a", 2 => "b", _ => 2 }; }
fn f17(o: Option<i32>) { if let Some(x) = 5 {} while let Ok(y) = o {} let Some(z) = o else { }; }
fn f18() { let x: fn(i32) -> i32 = f17; let c = 5; let y: fn() -> i32 = || c; }
fn f19() { let mut a = [1, 2, 3]; a[1] = "a"; a = [1, 2]; let b = [1, "a"]; let c: [i32; 2] = [0; 3]; let d = [String::new(); 3]; }
fn f20(x: &mut Vec<i32>) { let y: &mut Vec<i64> = x; for i in x.iter() { let z: i64 = i; } }
fn f21() { let x: usize = -1; let y: u32 = -5i32; let z = -1u32; let w: u8 = 'a'; }
fn f22() -> Box<dyn Tr> { S } 
fn f23() -> Box<dyn Tr> { Box::new(D) } 
fn f24(x: &dyn Tr) { x.b(); let y: &S = x; }
fn f25<T: Tr>(t: T) { t.b(); let s: S = t; f25(D); f25::<S, S>(S); f25::<>(S); }
fn f30() { break; continue; 'a: loop { break 'b; } }
fn f31() { let s = String::from("a"); let c = s[0]; let d = s + s; let e = &s + "a"; for c in s {} }
fn f32_() { let x = if true { 1 }; let y: i32 = if true { 1 } else if false { 2 }; }
fn f33() { E::B(1, 2); E::B; E::B(); E::B("a"); E::A(1); S(1); S {}; }
fn f34() { let x: &str = 'a'; let s: String = 'a'; let c: char = "ab"; let b: bool = 1; let n: i32 = true; let o: Option<i32> = None::<i64>; }
fn f36(a: Option<&str>) -> String { a.unwrap_or(String::new()) }
fn f37(a: &Option<String>) -> String { match a { Some(s) => s, None => "".to_string() } }
fn f38(v: &Vec<String>) -> Vec<String> { v }
fn f39(v: Vec<&str>) -> Vec<String> { v.iter().map(|s| s).collect() }
fn f40(x: i32) -> i32 { let y = x; y; }
fn main() {}
