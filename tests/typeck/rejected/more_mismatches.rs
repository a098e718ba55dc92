fn a1(o: &Option<String>) { match o { Some(ref s) => {}, None => {} } }
fn a2(o: &Option<&i32>) { match o { Some(&s) => {}, None => {} } }
fn a3(o: &mut Option<String>) { match o { Some(ref mut s) => {}, None => {} } }
fn a4(o: &(i32, i32)) { let (mut a, b) = o; }
fn a5() { let x: i32 = 1; match x { 1 => 2, _ => 3 } }
fn a6(x: bool) -> i32 { if x { return 1; } }
fn a7(x: bool) -> &'static str { match x { true => "a", false => 1 } }
fn a8() -> String { let s = "a"; s }
fn a9(v: Vec<i32>) -> i32 { v.iter().sum() }
fn a10(v: Vec<i32>) -> i64 { v.iter().sum() }
fn a11(s: &str) -> i32 { s.parse() }
fn a12(s: &str) -> i32 { s.parse().unwrap_or("a") }
fn a13() { let v: Vec<i32> = (0..3).map(|x| x as i64).collect(); }
fn a14() { let mut v = vec![1]; v.push("a"); }
fn a15() { let mut v = Vec::new(); v.push(1); v.push("a"); }
fn a16(x: Option<i32>) { x.unwrap().foo(); x.map(|y| y.bar()); }
fn a17(x: &[i32]) -> i32 { x.first() }
fn a18(x: &[i32]) -> Option<i32> { x.first() }
fn a19(n: u32) -> usize { n }
struct C { n: u32 } impl C { fn inc(&mut self) { self.n += 1; } fn get(self) -> u32 { self.n } fn st() {} }
fn a21(c: C) { C::inc(c); C::get(&c); c.inc(1); C::st(1); c.st(); }
fn a22() { let c = C { n: "a" }; let d = C { n: 1, ..5 }; let e = C { n: 1i64 }; }
fn a23() { let f = |x: i32| -> bool { x }; let g: i32 = f(1); f(); f("a"); }
fn a24<T>(x: T) -> String { x.to_string() }
fn a25<T>(x: T) { println!("{}", x); }
fn a26<T>(x: &T) -> T { x.clone() }
fn a28<T: Copy>(x: Vec<T>) -> T { x[0] + x[1] }
fn a32() { let t = (1, "a"); let (a, b, c) = t; let x: (i32, i32) = t; }
fn a35(a: &mut i32, b: &i32) { a = b; *a = b; *b = 1.0; a += 1; }
fn a36() { let x = if 1 == 1 { "a" } else if true { 2 } else { "b" }; while 1 { } if let 5 = "a" {} }
fn a37() { for i in 0..10.0 {} for i in "abc" {} for i in 5u8 {} for (a, b) in [1, 2] {} for x in Some(1) { let y: String = x; } }
fn main() { }
