use std::fmt::Display;
fn k1() { let [x, y] = [1, 2]; let (a, .., b) = (1, 2, 3); let &z = &5; let &mut w = &mut 5; let ref q = 5; }
fn k2(o: &Option<(i32, String)>) { if let Some((a, b)) = o { let c: &i32 = a; let d: &String = b; } }
fn k3(o: &mut Option<i32>) { if let Some(x) = o { *x += 1; } }
fn k4(o: &&Option<i32>) -> i32 { match o { Some(x) => *x, None => 0 } }
fn k5(v: &[i32]) -> i32 { match v { [] => 0, [x] => *x, [a, .., b] => a + b, } }
fn k6(s: &str) -> i32 { match s { "a" => 1, "b" | "c" => 2, _ => 3 } }
fn k7(x: &i32) -> bool { match x { 0 => true, 1..=9 => false, &n => n > 3 } }
fn k8(o: &Option<i32>) { let &Some(x) = o else { return }; let y: i32 = x; }
fn k10() { let f = |(a, b): (i32, i32), &c: &i32| a + b + c; f((1, 2), &3); }
fn k11(v: Vec<(i32, String)>) { for (i, (n, s)) in v.iter().enumerate() { let a: usize = i; let b: &i32 = n; let c: &String = s; } }
fn k12(x: u8) { match x { b'a'..=b'z' => {}, b'0' => {}, _ => {} } match b"ab" { b"ab" => {}, _ => {} } }
fn k13(x: Box<Option<i32>>) { match *x { Some(y) => {}, None => {} } }
fn k14(x: (i32, &str, char)) { match x { (0, "a", 'b') => {}, (n @ 1..=5, s, c @ ('a' | 'b')) => {}, _ => {} } }
const C: i32 = 5; const S: &str = "x";
struct U; struct T1(i32); struct N { a: i32, b: U }
fn k16(n: &N) { let N { a, b: U } = n; let N { a: ref q, .. } = *n; let T1(x) = T1(1); match U { U => {} } }
fn k17(v: &mut Vec<String>) { for s in v.iter_mut() { s.push('a'); } for s in v { s.push('b'); } }
fn k18<T: Display + ?Sized>(t: &T) -> String { format!("{t:>10}") }
fn k19() -> impl Iterator<Item = i32> { (0..10).filter(|x| x % 2 == 0).map(|x| x * 2) }
fn k20() -> Box<dyn Fn(i32) -> i32> { let n = 3; Box::new(move |x| x + n) }
fn k21(f: &dyn Fn(&str) -> usize) -> usize { f("abc") }
fn k22() { let mut v = vec![3, 1, 2]; v.sort_by(|a, b| b.cmp(a)); v.sort_by_key(|x| -x); v.iter().max_by_key(|x| **x); v.retain(|x| *x > 1); v.dedup(); let s: i32 = v.iter().copied().sum(); let w: Vec<String> = v.iter().map(|x| x.to_string()).collect(); w.join(","); }
fn k23() -> Result<i32, Box<dyn std::error::Error>> { let n: i32 = "5".parse()?; Err("no")?; Ok(n) }
fn k24() -> Option<usize> { let x = "abc".find('b')?; let y = [1, 2].iter().position(|&n| n == 2)?; Some(x + y) }
fn k25() { let a = [1.0, 2.0]; let m = a.iter().cloned().fold(f64::NEG_INFINITY, f64::max); let b = -5i32.abs(); let c = 2_i32.pow(3) as f32; }
fn k26() { let fs: Vec<Box<dyn Fn() -> i32>> = vec![Box::new(|| 1), Box::new(|| 2)]; let t: i32 = fs.iter().map(|f| f()).sum(); let arr: [fn(i32) -> i32; 2] = [|x| x, |x| x + 1]; }
fn k27() { let x = loop { break 5u8; }; let y = 'a: { if x > 3 { break 'a 1; } 2 }; let z = if x > 1 { return } else { 3 }; let q: u64 = z; }
fn k28<T>(x: T) -> T where T: Clone + std::ops::Add<Output = T> { x.clone() + x }
fn k29() { let c = std::cell::RefCell::new(vec![1]); c.borrow_mut().push(2); let n = c.borrow().len(); let r = std::rc::Rc::new(c); r.borrow_mut()[0] = 5; *r.borrow_mut() = vec![]; let k = &r.borrow()[..]; }
fn k30() { let x: &dyn Display = &5; let y: Box<dyn Display> = Box::new("a"); let z: std::rc::Rc<dyn Display> = std::rc::Rc::new(1); let a: &[i32] = &[1, 2]; let b: Box<[i32]> = Box::new([1]); let c: &[&dyn Display] = &[&1, &"a"]; }
fn k31() { let mut it = [1, 2, 3].into_iter().peekable(); while let Some(x) = it.next() { if let Some(n) = it.peek() { let _ = x + n; } } let (a, b): (Vec<i32>, Vec<i32>) = [1, 2].iter().partition(|x| **x > 1); let z: Vec<(i32, char)> = [1].into_iter().zip("a".chars()).collect(); }
fn k32(s: String) -> usize { let t: &str = &s; let u = &s[1..]; let b = s.as_bytes()[0]; s.chars().rev().collect::<String>().len() + t.len() + u.len() + b as usize }
fn k33() { let mut a = [[0; 3]; 2]; a[0][1] += 1; let s = &mut a[1][..]; s[0] = 3; let (l, r) = s.split_at_mut(1); l[0] = r[0]; for row in &a { for x in row { print!("{x}"); } } for row in a.iter_mut() { row[0] = 1; } }
trait Shape { const SIDES: u32; fn area(&self) -> f64; fn name() -> String where Self: Sized; fn twice(&self) -> f64 { self.area() * 2.0 } }
impl Shape for T1 { const SIDES: u32 = 4; fn area(&self) -> f64 { self.0 as f64 } fn name() -> String { "t".into() } }
fn k34<S: Shape>(s: &S) -> f64 { let n = S::SIDES; let m = S::name(); let k = <S as Shape>::SIDES; s.twice() + Shape::area(s) + f64::from(n + k) + m.len() as f64 + T1::SIDES as f64 }
fn k35<F: FnMut(i32) -> bool>(mut f: F) -> i32 { let mut n = 0; while f(n) { n += 1; } n }
fn k36() { let mut count = 0; let mut inc = || { count += 1; count < 5 }; inc(); k35(|x| x < 3); k35(|_| inc()); let add = |a, b| a + b; add(1u8, 2); let fact = { fn go(n: u64) -> u64 { if n == 0 { 1 } else { n * go(n - 1) } } go }; fact(3); }
fn main() {}
