use std::fmt::Debug;
use std::marker::PhantomData;
use std::cell::Cell;
trait Visit { fn visit(&mut self, s: &str); fn name(&self) -> &str; }
struct V<'a> { seen: Vec<&'a str>, cb: Box<dyn FnMut(&str) + 'a> }
impl<'a> Visit for V<'a> { fn visit(&mut self, s: &str) { self.seen.push(s); (self.cb)(s); } fn name(&self) -> &str { self.seen[0] } }
trait Lt<'a> { fn get(&self) -> &'a str; }
struct L(String);
impl<'a> Lt<'a> for L { fn get(&self) -> &'a str { &self.0 } }
fn variance<'a, 'b>(x: Cell<&'a str>) -> Cell<&'b str> { x }
fn variance2<'a>(x: &'a mut &'static str, y: &'a str) { *x = y; }
fn variance3<'a>(v: &mut Vec<&'a str>) { let s = String::new(); v.push(&s); }
fn contra<'a>(f: fn(&'a str)) -> fn(&'static str) { f }
fn contra2<'a>(f: fn(&'static str)) -> fn(&'a str) { f }
fn hrtb<F: for<'x> Fn(&'x str) -> &'x str>(f: F) { f("a"); }
fn hrtb_use<'a>(s: &'a str) { hrtb(|x| x); hrtb(|_| s); let k = String::new(); hrtb(|_| &k); }
fn ret_iter<'a>(v: &'a [String], p: &str) -> impl Iterator<Item = &'a String> { v.iter().filter(move |s| s.contains(p)) }
fn ret_iter2(v: Vec<i32>) -> impl Iterator<Item = i32> { v.iter().map(|x| x + 1) }
fn ret_iter3<'a>(v: &'a Vec<i32>, k: i32) -> Box<dyn Iterator<Item = i32> + 'a> { Box::new(v.iter().map(|x| x + k)) }
fn dyn_default(v: &mut Vec<Box<dyn Debug>>, s: &str) { v.push(Box::new(s)); }
fn dyn_ref<'a>(x: &'a dyn Debug) -> Box<dyn Debug> { Box::new(x) }
struct Store { items: Vec<Box<dyn Fn(i32) -> i32>> }
impl Store { fn add(&mut self, f: impl Fn(i32) -> i32) { self.items.push(Box::new(f)); } fn add2(&mut self, n: &i32) { self.items.push(Box::new(|x| x + n)); } fn add3(&mut self, n: &i32) { let n = *n; self.items.push(Box::new(|x| x + n)); } }
fn where_b<'a, 'b: 'a>(x: &'a str, y: &'b str) -> &'a str { if x > y { x } else { y } }
fn where_bad<'a, 'b: 'a>(x: &'a str, y: &'b str) -> &'b str { if x > y { x } else { y } }
struct Iter<'a, T> { v: &'a mut [T], i: usize }
impl<'a, T> Iterator for Iter<'a, T> { type Item = &'a mut T; fn next(&mut self) -> Option<&'a mut T> { let r = self.v.get_mut(self.i); self.i += 1; r } }
struct Tokens<'a> { src: &'a str, pos: usize }
impl<'a> Tokens<'a> { fn next(&mut self) -> Option<&str> { let r = self.src.get(self.pos..); self.pos += 1; r } }
fn tokens() { let mut t = Tokens { src: "a b", pos: 0 }; let a = t.next(); let b = t.next(); println!("{a:?} {b:?}"); }
fn self_ref() { struct S<'a> { s: String, r: Option<&'a str> } let mut x = S { s: String::new(), r: None }; x.r = Some(&x.s); println!("{:?}", x.r); x.s.push('a'); let y = x; }
fn self_ref2() { struct S<'a> { s: String, r: Option<&'a str> } impl<'a> S<'a> { fn fill(&'a mut self) { self.r = Some(&self.s); } } let mut x = S { s: String::new(), r: None }; x.fill(); println!("{:?}", x.r); }
fn loop_reborrow(mut v: &mut Vec<i32>) { let mut all: Vec<&mut i32> = vec![]; for x in v.iter_mut() { all.push(x); } v.push(1); for x in all { *x += 1; } }
fn loop_cond(mut m: Vec<String>) -> String { let mut best = &m[0]; for s in &m { if s.len() > best.len() { best = s; } } m.push(best.clone()); best.to_string() }
fn find_or<'a>(v: &'a mut Vec<String>, k: &str) -> &'a mut String { for s in v.iter_mut() { if s == k { return s; } } v.push(k.to_string()); v.last_mut().unwrap() }
fn drop_early(v: Vec<String>) { let r = &v; drop(v); println!("{}", r.len()); }
fn assign_borrowed() { let mut x = 5; let r = &x; x = 6; println!("{r}"); let mut y = vec![1]; for i in &y { y = vec![]; } let mut z = 1; let w = &mut z; z += 1; *w = 2; }
fn use_while_mut() { let mut x = 5; let r = &mut x; println!("{x}"); *r = 1; let mut s = String::new(); let t = &mut s; let n = s.len(); t.push('a'); }
fn uninit(c: bool) -> i32 { let x: i32; if c { x = 1; } x }
fn uninit2() { let v: Vec<i32>; v.push(1); let s: String; println!("{s}"); let t: (i32, i32); t.0 = 1; let mut u: Option<i32>; while let Some(x) = u { u = None; } }
fn phantom<'a>(x: &'a i32) -> PhantomData<&'static i32> { let p: PhantomData<&'a i32> = PhantomData; p }
fn conv<'a>(x: &'a str) -> Box<dyn Fn() -> &'a str + 'static> { Box::new(move || x) }
fn threadlike<F: FnOnce() + Send + 'static>(f: F) {} 
fn spawnlike() { let s = String::new(); threadlike(|| println!("{s}")); let r = std::rc::Rc::new(1); threadlike(move || println!("{r}")); let t = String::new(); let u = &t; threadlike(move || println!("{u}")); }
fn main() {}
