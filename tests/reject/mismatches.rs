fn a(x: i32) -> i32 { let y = x; if y > 1 { "a" } else { y } }
fn b(x: Option<i32>) -> i32 { if let Some(y) = x { y } }
fn c(x: i32) { let y: i32 = if x > 1 { 1 }; let z = match x { 1 => 1, 2 => "b", _ => 3.0 }; let w = [1, 2.0, 'c']; }
fn d() -> i32 { loop { break; } }
fn e() -> i32 { while true { return 1; } }
fn f() -> i32 { for i in 0..3 { i } }
fn g() -> ! { 1 }
fn h(x: &i32, y: i32) -> bool { x == y && *x == y && x > 1 }
fn j(x: i32) { x(); x.0; x[0]; x.y; *x; !x; -x; &x + 1; x as bool; x as char; x as u8 as char; x as f64; x as String; "1" as i32; 1.5 as i32 as bool; &x as i64; }
fn k() { let x = 5; let y = 5.0; x * y; x + "a"; "a" + "b"; "a" + String::new(); String::new() + String::new(); 'a' + 1; true + 1; [1] + [2]; (1, 2) == (1, 2, 3); Some(1) == 1; 1 == 1.0; 1u8 == 1i32; x == &5; }
fn l(s: String) { match s { "a" => 1, _ => 2 }; match s.as_str() { "a" => 1, 'b' => 2 }; match 5 { 1..3 => 1, 3..=1 => 2, x => 3 }; match (1, "a") { (1, x) => x, (y, "a") => y, _ => "" }; }
fn m(v: Vec<i32>) { let x: &[i32] = v; let y: &[i32] = &v; let z: [i32; 3] = v; let w: [i32; 2] = [1, 2, 3]; let u: Vec<i64> = v; let t: &str = String::new(); let s: String = "a"; let r: &String = "a"; let q: Box<i32> = 1; let p: Option<i32> = 1; let o: i32 = Some(1); let n: char = "a"; let k: &str = 'a'; let j: u8 = 256; let i: i32 = 3_000_000_000; let h: f32 = 1; let g: i32 = 1.0; let f: usize = -1; let e: () = 1; let d: bool = 1; let c: (i32,) = 1; let b: i32 = (1,); }
fn n(f: fn(i32) -> i32, g: impl Fn(&str)) { f("a"); f(); f(1, 2); g(1); g(String::new()); g(&String::new()); let h: fn() = n; let k: fn(i32) -> i32 = |x: i64| x; let l: Box<dyn Fn(i32)> = Box::new(|x: &str| ()); o(|x, y| x, 1); o(|x| x, "a"); o(1, 1); vec![1].iter().map(|x, y| x); vec![1].iter().map(1); vec![1].iter().filter(|x| 1); vec![(1, 2)].iter().map(|(a, b)| a + b).sum::<i32>(); vec![1].into_iter().fold(0, |a| a); vec![1].sort_by(|a, b| a < b); }
fn o<F: Fn(i32) -> i32>(f: F, x: i32) {}
fn p<T>(t: T) -> T { 1 } fn q<T>() -> T { "a" } fn r<T: Default>() -> T { T::default() } fn s() { p::<i32, i32>(1); p::<String>(1); q(); r(); let x: i32 = r::<String>(); r::<fn()>(); }
struct A { x: i32, y: String } struct B(i32, String); struct C;
fn t(a: A, b: B) { A { x: 1 }; A { x: 1, y: 2 }; A { x: 1, y: "a".into(), z: 1 }; A { x: 1, x: 2, y: String::new() }; A(1, 2); B { 0: 1, 1: "a".into() }; B(1); B(1, "a", 2); C(); C {}; C; a.z; b.2; let A { x, z } = a; let A { x } = a; let A { x, .. } = a; let B(p) = b; let B(p, q, r) = b; A { ..b }; A { x: 1, ..Default::default() }; }
fn main() {}
