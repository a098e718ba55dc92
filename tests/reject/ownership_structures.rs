use std::fmt::Debug;
use std::cell::RefCell;
use std::rc::Rc;
use std::collections::HashMap;
trait Observer { fn notify(&mut self, e: &str); }
struct Log { lines: Vec<String> }
impl Observer for Log { fn notify(&mut self, e: &str) { self.lines.push(e); } }
struct Subject<'a> { obs: Vec<&'a mut dyn Observer>, rc: Vec<Rc<RefCell<dyn Observer>>> }
impl<'a> Subject<'a> {
    fn add(&mut self, o: &mut dyn Observer) { self.obs.push(o); }
    fn add2(&mut self, o: &'a mut dyn Observer) { self.obs.push(o); }
    fn add3(&mut self, o: impl Observer) { self.rc.push(Rc::new(RefCell::new(o))); }
    fn fire(&self) { for o in self.obs.iter() { o.notify("x"); } for o in &self.rc { o.borrow().notify("x"); } }
    fn fire2(&mut self) { for o in self.obs { o.notify("x"); } }
    fn fire3(&mut self) { for o in &mut self.obs { o.notify("x"); self.obs.clear(); } }
}
fn two_obs() { let mut l = Log { lines: vec![] }; let mut s = Subject { obs: vec![], rc: vec![] }; s.add2(&mut l); s.add2(&mut l); l.lines.clear(); s.fire(); }
#[derive(Debug)]
struct Tree { val: i32, left: Option<Box<Tree>>, right: Option<Box<Tree>> }
impl Tree {
    fn insert(&mut self, v: i32) { let t = if v < self.val { &mut self.left } else { &mut self.right }; match t { Some(n) => n.insert(v), None => *t = Some(Box::new(Tree { val: v, left: None, right: None })) } }
    fn insert2(&mut self, v: i32) { match self.left { Some(n) => n.insert(v), None => self.left = None } }
    fn depth(&self) -> usize { 1 + self.left.map_or(0, |l| l.depth()) }
    fn depth2(&self) -> usize { 1 + self.left.as_ref().map_or(0, |l| l.depth2()).max(self.right.as_ref().map_or(0, |r| r.depth2())) }
    fn min(&self) -> &i32 { let mut c = self; while let Some(l) = &c.left { c = l; } &c.val }
    fn min_mut(&mut self) -> &mut i32 { let mut c = self; while let Some(l) = &mut c.left { c = l; } &mut c.val }
    fn into_vec(self) -> Vec<i32> { let mut v = vec![self.val]; if let Some(l) = self.left { v.extend(l.into_vec()); } v.push(self.val); println!("{:?}", self); v }
    fn iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a i32> + 'a> { Box::new(self.left.iter().flat_map(|l| l.iter()).chain(std::iter::once(&self.val))) }
    fn iter_bad(&self) -> Box<dyn Iterator<Item = &i32>> { let v = vec![self.val]; Box::new(v.iter()) }
    fn rot(mut self: Box<Self>) -> Box<Tree> { let mut r = self.right.take().unwrap(); self.right = r.left.take(); r.left = Some(self); self.val = 1; r }
}
struct List<T> { head: Option<Box<LNode<T>>>, len: usize }
struct LNode<T> { v: T, next: Option<Box<LNode<T>>> }
impl<T> List<T> {
    fn push(&mut self, v: T) { let n = LNode { v, next: self.head }; self.head = Some(Box::new(n)); }
    fn push2(&mut self, v: T) { let n = LNode { v, next: self.head.take() }; self.head = Some(Box::new(n)); self.len += 1; }
    fn pop(&mut self) -> Option<T> { match self.head { None => None, Some(n) => { self.head = n.next; Some(n.v) } } }
    fn pop2(&mut self) -> Option<T> { self.head.take().map(|n| { self.head = n.next; self.len -= 1; n.v }) }
    fn peek(&self) -> Option<&T> { self.head.map(|n| &n.v) }
    fn peek2(&self) -> Option<&T> { self.head.as_ref().map(|n| &n.v) }
    fn peek_mut(&mut self) -> Option<&mut T> { self.head.as_ref().map(|n| &mut n.v) }
    fn rev(&mut self) { let mut prev = None; let mut cur = self.head.take(); while let Some(mut n) = cur { cur = n.next; n.next = prev; prev = Some(n); println!("{}", n.v); } self.head = prev; }
    fn append(&mut self, o: List<T>) { let mut c = &mut self.head; while let Some(n) = c { c = &mut n.next; } *c = o.head; println!("{}", o.len); o.head.is_some(); }
    fn get(&self, i: usize) -> Option<&T> { let mut c = &self.head; for _ in 0..i { c = &c.as_ref()?.next; } c.as_ref().map(|n| &n.v) }
    fn clone_all(&self) -> List<T> where T: Clone { let mut l = List { head: None, len: 0 }; let mut c = &self.head; while let Some(n) = c { l.push2(n.v); c = &n.next; } l }
    fn sum(&self) -> T { let mut t = self.head.as_ref().unwrap().v; t }
}
impl<T> Drop for List<T> { fn drop(&mut self) { let mut c = self.head.take(); while let Some(n) = c { c = n.next; } } }
fn into_parts<T>(l: List<T>) -> Option<Box<LNode<T>>> { l.head }
struct Cache<F> where F: Fn(u32) -> u32 { f: F, m: HashMap<u32, u32> }
impl<F> Cache<F> where F: Fn(u32) -> u32 {
    fn get(&mut self, k: u32) -> u32 { match self.m.get(&k) { Some(v) => *v, None => { let v = (self.f)(k); self.m.insert(k, v); v } } }
    fn get2(&mut self, k: u32) -> &u32 { if let Some(v) = self.m.get(&k) { return v; } let v = self.f(k); self.m.insert(k, v); &self.m[&k] }
    fn get3(&self, k: u32) -> u32 { *self.m.entry(k).or_insert_with(|| (self.f)(k)) }
    fn get4(&mut self, k: u32) -> u32 { *self.m.entry(k).or_insert_with(|| (self.f)(k)) }
    fn get5(&mut self, k: u32) -> u32 { *self.m.entry(k).or_insert_with(|| self.get(k)) }
}
struct Machine { state: State, hist: Vec<State> }
#[derive(Debug)] enum State { Idle, Run { job: String, n: u32 }, Done(String) }
impl Machine {
    fn step(&mut self) { self.state = match self.state { State::Idle => State::Run { job: String::new(), n: 0 }, State::Run { job, n } if n > 3 => State::Done(job), State::Run { job, n } => State::Run { job, n: n + 1 }, State::Done(_) => State::Idle }; }
    fn step2(&mut self) { let old = std::mem::replace(&mut self.state, State::Idle); self.hist.push(old); println!("{:?}", old); }
    fn step3(self) -> Machine { match self.state { State::Run { job, .. } => Machine { state: State::Done(job), ..self }, s => Machine { state: s, hist: self.hist } } }
    fn step4(&mut self) { if let State::Run { ref mut n, .. } = self.state { *n += 1; self.hist.push(State::Idle); if *n > 2 { self.state = State::Idle; } } }
    fn step5(&mut self) { if let State::Run { n, .. } = &mut self.state { self.hist.push(State::Idle); self.state = State::Idle; *n = 1; } }
    fn job(&self) -> &str { match &self.state { State::Run { job, .. } | State::Done(job) => job, State::Idle => "" } }
    fn job2(&self) -> String { match &self.state { State::Run { job, .. } => *job, State::Done(j) => j.clone(), _ => String::new() } }
}
fn main() {}
