use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::fmt::{self, Display};
use std::iter::Peekable;
use std::str::Chars;
#[derive(Debug, Clone, PartialEq)]
enum Tok { Num(f64), Op(char), Ident(String), LP, RP }
struct Lexer<'a> { it: Peekable<Chars<'a>>, src: &'a str, buf: Vec<Tok> }
impl<'a> Lexer<'a> {
    fn new(src: &str) -> Lexer<'a> { Lexer { it: src.chars().peekable(), src, buf: vec![] } }
    fn new2(src: String) -> Lexer<'a> { Lexer { it: src.chars().peekable(), src: &src, buf: vec![] } }
    fn num(&mut self) -> Option<Tok> { let mut s = String::new(); while let Some(c) = self.it.peek() { if c.is_ascii_digit() { s.push(c); self.it.next(); } else { break; } } s.parse().ok().map(Tok::Num) }
    fn num2(&mut self) -> Option<Tok> { let mut s = String::new(); while let Some(c) = self.it.peek() { self.it.next(); s.push(*c); } None }
    fn num3(&mut self) -> Option<Tok> { let mut s = String::new(); while let Some(&c) = self.it.peek() { self.it.next(); s.push(c); } None }
    fn all(mut self) -> Vec<Tok> { for c in self.it { self.buf.push(Tok::Op(c)); } self.buf }
    fn all2(&mut self) -> Vec<Tok> { for c in self.it.by_ref() { self.buf.push(Tok::Op(c)); } self.buf }
    fn last(&self) -> Tok { *self.buf.last().unwrap() }
    fn last2(&self) -> &Tok { &self.buf.last().unwrap().clone() }
    fn word(&self) -> &'a str { self.src.split_whitespace().next().unwrap_or("") }
    fn word2(&self, n: usize) -> Option<&'a str> { let v: Vec<String> = self.src.split(' ').map(String::from).collect(); v.get(n).map(|s| s.as_str()) }
    fn eat(&mut self, t: Tok) -> Result<Tok, String> { match self.buf.pop() { Some(x) if x == t => Ok(x), Some(x) => Err(format!("{x}")), None => Err("eof") } }
    fn find(&self, name: &str) -> Option<&String> { self.buf.iter().find_map(|t| if let Tok::Ident(s) = t { if s == name { Some(s) } else { None } } else { None }) }
    fn find2(&self, name: String) -> Option<usize> { self.buf.iter().position(|t| matches!(t, Tok::Ident(s) if s == name)) }
}
impl fmt::Display for Tok { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match self { Tok::Num(n) => write!(f, "{n}"), Tok::Op(c) => write!(f, "{c}"), Tok::Ident(s) => write!(f, "{}", s)? , _ => Ok(()) } } }
fn count(words: &[String]) -> HashMap<&str, usize> { let mut m = HashMap::new(); for w in words { *m.entry(w).or_insert(0) += 1; } m }
fn count2(words: Vec<String>) -> HashMap<&'static str, usize> { let mut m = HashMap::new(); for w in &words { *m.entry(w.as_str()).or_insert(0) += 1; } m }
fn count3(text: &str) -> BTreeMap<String, Vec<usize>> { let mut m: BTreeMap<String, Vec<usize>> = BTreeMap::new(); for (i, l) in text.lines().enumerate() { for w in l.split(' ') { m.entry(w.to_string()).or_default().push(i as u32); } } m }
fn group(v: &[i32]) -> (Vec<&i32>, Vec<&i32>) { v.iter().partition(|x| x % 2 == 0) }
fn dedup(v: &mut Vec<String>) { let mut seen = HashSet::new(); v.retain(|s| seen.insert(s)); }
fn dedup2(v: &mut Vec<String>) { let mut seen = HashSet::new(); v.retain(|s| seen.insert(s.clone())); }
fn bfs(g: &HashMap<u32, Vec<u32>>, s: u32) -> Vec<u32> { let mut q = VecDeque::from(vec![s]); let mut out = vec![]; let mut seen = HashSet::new(); while let Some(n) = q.pop_front() { if !seen.insert(n) { continue; } out.push(n); if let Some(ns) = g.get(&n) { for m in ns { q.push_back(m); } } } out }
fn matrix(m: &mut Vec<Vec<f64>>) { let row = &m[0]; for r in m.iter_mut().skip(1) { for (i, x) in r.iter_mut().enumerate() { *x -= row[i]; } } }
fn matrix2(m: &mut [[f64; 3]; 3]) { for i in 0..3 { for j in 0..3 { let t = m[i][j]; m[i][j] = m[j][i]; m[j][i] = t; } } let (a, b) = (&mut m[0], &mut m[1]); std::mem::swap(a, b); }
fn matrix3(m: &mut [[f64; 3]; 3], i: usize) { let (a, b) = (&mut m[i], &mut m[i + 1]); std::mem::swap(a, b); }
fn compose2<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C { move |x| g(f(x)) }
fn apply_all(fs: &[Box<dyn Fn(i32) -> i32>], x: i32) -> Vec<i32> { fs.iter().map(|f| f(x)).collect() }
fn make_fns() -> Vec<Box<dyn Fn(i32) -> i32>> { let mut v = Vec::new(); for i in 0..3 { v.push(Box::new(|x| x + i)); } v }
fn make_fns2() -> Vec<Box<dyn Fn(i32) -> i32>> { let mut v: Vec<Box<dyn Fn(i32) -> i32>> = Vec::new(); for i in 0..3 { v.push(Box::new(move |x| x + i)); } v.push(Box::new(|x| x * 2)); v }
fn counter() -> impl FnMut() -> u32 { let mut c = 0; || { c += 1; c } }
fn memo<F: Fn(u64) -> u64>(f: F) -> impl Fn(u64) -> u64 { let mut m = HashMap::new(); move |x| *m.entry(x).or_insert_with(|| f(x)) }
fn twice<F: FnOnce()>(f: F) { f(); f(); }
fn twice2(f: &dyn Fn(), g: &mut dyn FnMut(), h: Box<dyn FnOnce()>) { f(); f(); g(); g(); h(); h(); }
fn twice3(g: &dyn FnMut()) { g(); }
fn twice4(mut v: Vec<i32>) { let mut add = |x| v.push(x); add(1); add(2); println!("{v:?}"); add(3); }
fn ret_fn<'a>(s: &'a str) -> impl Fn(&str) -> &'a str { move |x| if x.is_empty() { s } else { x } }
fn sort_refs<'a>(v: &mut Vec<&'a str>, extra: String) { v.push(&extra); v.sort(); }
fn err(s: &str) -> Result<i32, Box<dyn std::error::Error>> { let n: i32 = s.parse()?; if n < 0 { return Err("neg"); } if n > 9 { Err("big")?; } Ok(n) }
fn err2(s: &str) -> Result<i32, String> { let n: i32 = s.parse()?; Ok(n) }
fn err3(s: &str) -> Option<i32> { let n: i32 = s.parse().ok()?; Some(n).ok_or("x")?; n }
fn zip<'a>(a: &'a [String], b: &'a mut [String]) { for (x, y) in a.iter().zip(b.iter_mut()) { y.push_str(x); x.push_str(y); } for (i, x) in b.iter().enumerate() { b[i] = x.clone(); } }
fn windows(v: &mut [i32]) { for w in v.windows(2) { if w[0] > w[1] { v.swap(0, 1); } } }
fn into_iter_twice(v: Vec<String>) -> usize { let it = v.into_iter(); let n = it.count(); let l = it.last(); n }
fn iter_adapt(v: Vec<String>) -> Vec<String> { let it = v.iter().filter(|s| s.len() > 1); drop(v); it.cloned().collect() }
fn main() {}
