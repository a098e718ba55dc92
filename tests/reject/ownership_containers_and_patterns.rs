use std::collections::HashMap;
use std::cell::{Cell, RefCell, Ref, RefMut};
use std::rc::{Rc, Weak};
#[derive(Debug, Clone, Default)]
struct Conf { name: String, path: String, n: u32, inner: Inner }
#[derive(Debug, Clone, Default)]
struct Inner { a: Vec<i32>, b: Option<Box<Inner>> }
fn update_moves(base: Conf) -> (Conf, String) { let c = Conf { n: 1, ..base }; (c, base.name) }
fn update_ok(base: Conf) -> (Conf, String) { let c = Conf { path: String::new(), inner: Inner::default(), name: "x".into(), ..base }; (c, base.name) }
fn let_else(o: Option<String>) -> String { let Some(s) = o else { println!("{:?}", o); return String::new() }; println!("{:?}", o); s }
fn labeled(v: Vec<String>) -> String { let r = 'a: { if v.len() > 1 { break 'a v[0].clone(); } let w = v; w.concat() }; println!("{}", v.len()); r }
fn opt_mut_copy(o: Option<&mut i32>) { if let Some(x) = o { *x = 1; } if let Some(x) = o { *x = 2; } }
fn opt_mut_copy2(o: &mut Option<&mut i32>) { if let Some(x) = o { **x = 1; } if let Some(x) = o { **x = 2; } }
fn mut_ref_moved(x: &mut i32) { let y = x; *y = 1; *x = 2; }
fn mut_ref_reborrowed(x: &mut i32) { let y = &mut *x; *y = 1; *x = 2; *y = 3; }
fn mut_in_closure(x: &mut Vec<i32>) { let f = || x.push(1); f(); x.push(2); }
fn mut_in_closure2(x: &mut Vec<i32>) { let mut f = || x.push(1); x.push(2); f(); }
fn mut_move_closure(x: &mut Vec<i32>) { let mut f = move || x.push(1); f(); x.push(2); }
fn nested_closure(s: String) -> impl FnOnce() -> Box<dyn FnOnce() -> String> { || Box::new(move || s) }
fn nested_closure2(mut v: Vec<i32>) -> impl FnMut() -> usize { let mut n = 0; move || { let mut g = || { v.push(n); n += 1; }; g(); g(); v.len() } }
fn nested_bad() { let mut v = vec![1]; let mut f = || { let g = || v.push(1); g(); }; f(); println!("{v:?}"); f(); }
fn disjoint(mut c: Conf) { let f = || c.name.push('a'); let g = &c.path; f(); println!("{g}"); }
fn disjoint2(mut c: Conf) { let mut f = || c.name.push('a'); let g = &c.path; let h = &c; f(); println!("{g} {h:?}"); }
fn disjoint_move(c: Conf) { let f = move || c.name.len(); println!("{} {}", c.path, f()); println!("{}", c.name); }
fn guards(o: &mut Option<String>) { match o { Some(s) if { s.push('a'); true } => {} Some(s) if s.is_empty() => *o = None, Some(s) => { *o = None; s.push('b'); } None => {} } }
fn guard_move(o: Option<String>) { match o { Some(s) if take(s) => {} Some(s) => println!("{s}"), None => {} } }
fn take(s: String) -> bool { s.is_empty() }
fn ref_mut_pat(mut p: (String, String)) { let (ref mut a, ref b) = p; let c = &mut p.1; a.push('x'); println!("{b} {c}"); }
fn ref_mut_pat2(mut p: (String, String)) { let (a, ref b) = p; println!("{a}{b} {:?}", p); }
fn slice_pat(v: &mut [String]) { if let [a, .., b] = v { std::mem::swap(a, b); } if let [first, rest @ ..] = v { rest[0].push_str(first); v[0].clear(); first.clear(); } }
fn slice_move(v: [String; 3]) { let [a, _, c] = v; println!("{a}{c}{}", v[1]); println!("{}", v[0]); }
fn box_pat(b: Box<(String, String)>) { let (x, y) = *b; println!("{x}{y}"); println!("{}", b.0); }
fn split(v: &mut Vec<i32>) { let (a, b) = v.split_at_mut(1); a[0] = b[0]; v[0] = 1; b[0] = 2; }
fn chunks(v: &mut Vec<i32>) { for c in v.chunks_mut(2) { c[0] = 1; v[0] = 3; } }
fn idx(v: &mut Vec<Vec<i32>>) { let a = &mut v[0]; let b = &mut v[1]; a.push(b[0]); v[0][1] = v[1][0]; let n = v.len(); v[n - 1][0] = v[0].len() as i32; }
fn drain(v: &mut Vec<String>) { let d = v.drain(..); println!("{}", v.len()); for s in d {} }
fn sort_key(v: &mut Vec<Conf>) { v.sort_by_key(|c| &c.name); }
fn entry_key(m: &mut HashMap<String, i32>, k: String) { *m.entry(k).or_insert(0) += 1; println!("{k}"); }
fn map_iter2(m: &mut HashMap<String, i32>) { for (k, v) in m.iter() { if *v > 1 { m.remove(k); } } for k in m.keys() { m.insert(k.clone(), 1); } }
fn map_two(m: &mut HashMap<u8, String>) { let a = m.get_mut(&1).unwrap(); let b = m.get(&2).unwrap(); a.push_str(b); }
fn string_slice(mut s: String) { let w = s.split(' ').next().unwrap(); s.clear(); println!("{w}"); let t = &s[..]; s += t; }
fn chars(mut s: String) { for c in s.chars() { if c == 'a' { s.push(c); } } }
fn ref_map(c: &RefCell<Conf>) -> Ref<str> { Ref::map(c.borrow(), |x| x.name.as_str()) }
fn ref_map2(c: &RefCell<Conf>) -> &str { let r = Ref::map(c.borrow(), |x| x.name.as_str()); &r }
fn cell_ref(c: &Cell<Vec<i32>>) { c.get().len(); }
fn weak(w: &Weak<RefCell<Conf>>) -> &str { let rc = w.upgrade().unwrap(); let b = rc.borrow(); &b.name }
fn rc_try(r: Rc<Conf>) -> Conf { let c = *r; c }
fn main() {}
