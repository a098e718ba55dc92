use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt::Debug;
use std::rc::Rc;
struct Graph { nodes: Vec<GNode>, names: HashMap<String, usize> }
#[derive(Debug, Default, Clone)] struct GNode { edges: Vec<usize>, label: String, seen: Cell<bool> }
impl Graph {
    fn walk(&mut self, i: usize) { let n = &mut self.nodes[i]; for &e in &n.edges { self.walk(e); } }
    fn walk2(&self, i: usize, f: &mut dyn FnMut(&GNode)) { let n = &self.nodes[i]; f(n); for &e in &n.edges { self.walk2(e, f); } f(n); }
    fn walk3(&self, i: usize, mut f: impl FnMut(&GNode)) { for &e in &self.nodes[i].edges { self.walk3(e, f); } }
    fn walk4<F: FnMut(&GNode)>(&self, i: usize, f: &mut F) { f(&self.nodes[i]); for &e in &self.nodes[i].edges { self.walk4(e, f); self.walk4(e, &mut *f); } }
    fn link(&mut self, a: usize, b: usize) { let x = &mut self.nodes[a]; let y = &mut self.nodes[b]; x.edges.push(b); y.edges.push(a); }
    fn link2(&mut self, a: usize, b: usize) { self.nodes[a].edges.push(self.nodes.len()); self.nodes[a].edges.push(self.nodes[b].edges[0]); }
    fn label(&mut self, i: usize) -> &str { let l = &self.nodes[i].label; if l.is_empty() { self.nodes[i].label = "x".into(); } &self.nodes[i].label }
    fn label2(&mut self, i: usize) -> &str { let l = &self.nodes[i].label; if l.is_empty() { self.nodes[i].label = "x".into(); } l }
    fn mark(&self) { for n in &self.nodes { n.seen.set(true); n.label.push('x'); } }
    fn take(&mut self, i: usize) -> GNode { std::mem::take(&mut self.nodes[i]) }
    fn take2(&mut self, i: usize) -> GNode { self.nodes[i] }
    fn take3(self, i: usize) -> GNode { self.nodes.into_iter().nth(i).unwrap() }
    fn find(&self, s: &str) -> Option<&GNode> { let i = self.names.get(s)?; self.nodes.get(i) }
    fn find2(&mut self, s: &str) -> &mut GNode { if let Some(&i) = self.names.get(s) { return &mut self.nodes[i]; } self.nodes.push(GNode::default()); self.nodes.last_mut().unwrap() }
    fn find3(&mut self, s: &str) -> &mut GNode { for n in &mut self.nodes { if n.label == s { return n; } } self.nodes.push(GNode::default()); self.nodes.last_mut().unwrap() }
    fn find4(&mut self, s: &str) -> Option<&mut GNode> { match self.nodes.iter_mut().find(|n| n.label == s) { Some(n) => Some(n), None => { self.nodes.clear(); None } } }
    fn map_labels(&mut self) { self.nodes.iter_mut().for_each(|n| n.label = self.pref(&n.label)); }
    fn pref(&self, s: &str) -> String { format!("{}{s}", self.nodes.len()) }
    fn map_labels2(&mut self) { let k = self.nodes.len(); self.nodes.iter_mut().for_each(|n| n.label = format!("{k}")); }
    fn names(&self) -> impl Iterator<Item = &str> { self.nodes.iter().map(|n| n.label.as_str()) }
    fn hold(&mut self) { let it = self.names(); self.nodes.clear(); for n in it {} }
    fn hold2(&mut self) { let v: Vec<String> = self.names().map(|s| s.to_string()).collect(); self.nodes.clear(); drop(v); }
    fn hold3(&mut self) { let v: Vec<_> = self.names().collect(); self.nodes.clear(); println!("{v:?}"); }
}
fn scope_end() -> usize { let g = Graph { nodes: vec![], names: HashMap::new() }; let n = g.names().count(); let it; { let h = Graph { nodes: vec![], names: HashMap::new() }; it = h.names(); } it.count() + n }
fn closures_in_vec() { let mut fs: Vec<Box<dyn FnMut() -> i32>> = vec![]; let mut n = 0; fs.push(Box::new(|| { n += 1; n })); fs.push(Box::new(|| { n += 2; n })); for f in fs.iter_mut() { f(); } println!("{n}"); }
fn closures_in_vec2() { let mut n = 0; { let mut f = || n += 1; f(); f(); } println!("{n}"); let g = || println!("{n}"); n += 1; g(); }
fn closure_ret_ref() { let mut v = vec![1]; let mut f = || &mut v; f().push(1); let g = || &v; println!("{:?}", g()); }
fn closure_ret_ref2() { let s = String::new(); let f = |x: &str| x; let g = |x: &str| -> &str { x }; let h = |a: &str, b: &str| -> &str { a }; }
fn closure_arg_infer() { let f = |v| v.len(); f(vec![1]); let g = |v: &Vec<i32>| v.iter().map(|x| x + 1); let h = |x| { let y = x; y.foo() }; h(1); }
fn move_then_borrow() { let s = String::from("a"); let f = move || s.len(); let t = &s; f(); let mut c = vec![1]; let g = move || { c.push(1); c }; g(); c.len(); }
fn copy_capture() { let mut n = 1; let mut f = move || { n += 1; n }; f(); println!("{n}"); let r = &mut n; let mut g = move || { *r += 1; }; g(); *r += 1; }
fn rc_move() { let r = Rc::new(RefCell::new(vec![1])); let a = r; let b = r.clone(); let c = Rc::clone(&a); let f = move || a.borrow().len(); println!("{}", a.borrow().len()); f(); }
fn refcell_guard(r: &RefCell<Vec<String>>) -> usize { let g = r.borrow(); let n = g.iter().map(|s| s.len()).sum(); drop(g); r.borrow_mut().clear(); println!("{:?}", g); n }
fn match_guard_ref(v: &RefCell<Option<String>>) -> String { match v.borrow().as_ref() { Some(s) => s.clone(), None => String::new() } }
fn if_let_temp(v: &RefCell<Vec<i32>>) -> Option<&i32> { if let Some(x) = v.borrow().first() { return Some(x); } None }
fn once(c: &OnceCell<String>) -> &str { c.get_or_init(|| String::new()); c.get().unwrap() }
fn swap_opt(a: &mut Option<Box<i32>>, b: Option<Box<i32>>) { let old = *a; *a = b; println!("{b:?} {old:?}"); }
fn array_move(a: [String; 2]) { let [x, y] = a; let b = [x, y, x]; for s in b { } println!("{}", b.len()); let c = [String::new(), String::new()]; let d = c[0]; }
fn tuple_move(t: (String, Vec<i32>)) { let s = t.0; let u = t; let (a, b) = u; println!("{a} {}", u.1.len()); }
fn shadow(s: String) { let s = s.len(); let s = s.to_uppercase(); }
fn ret_tuple(v: &mut Vec<i32>) -> (&mut i32, &mut i32) { let (a, b) = v.split_at_mut(1); (&mut a[0], &mut b[0]) }
fn ret_tuple2(v: &mut Vec<i32>) -> (&mut i32, &mut i32) { (&mut v[0], &mut v[1]) }
fn ret_tuple3(v: &mut Vec<i32>) -> (&i32, &mut i32) { let a = &v[0]; (a, &mut v[1]) }
fn generic_ref<T>(x: T) -> &T { &x }
fn generic_ref2<'a, T>(x: T) -> &'a T { &x }
fn generic_dbg<T: Debug>(x: &T, y: &T) -> &T { println!("{:?}", y); x }
fn static_ref(x: &'static str) -> &'static str { x }
fn static_use(s: &str, t: String) { static_ref(s); static_ref(&t); static_ref("a"); let u: &'static str = &String::new(); }
fn while_pop(v: &mut Vec<i32>) { while let Some(x) = v.pop() { v.push(x); if x > 1 { break; } } while let Some(x) = v.last() { v.pop(); println!("{x}"); } while let Some(x) = v.last_mut() { *x -= 1; v.pop(); } }
fn main() {}
