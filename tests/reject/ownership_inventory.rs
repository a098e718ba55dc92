use std::collections::HashMap;
use std::rc::Rc;
struct Inv { items: HashMap<String, Vec<(u32, f64)>>, log: Vec<String>, name: String }
impl Inv {
    fn a(&mut self, k: &str) { let e = self.items.get_mut(k).unwrap(); self.log(k); e.push((1, 1.0)); }
    fn log(&mut self, s: &str) { self.log.push(s.to_string()); }
    fn b(&mut self) { for (k, v) in self.items.iter_mut() { self.log.push(k.clone()); v.clear(); self.log(k); } }
    fn c(&mut self) { let n = &self.name; self.log(n); }
    fn d(&mut self) { let n = self.name.clone(); self.log(&n); self.log(&self.name.clone()); self.log(&self.name); }
    fn e(&mut self) -> Option<&mut (u32, f64)> { self.items.values_mut().flat_map(|v| v.iter_mut()).find(|x| x.0 > self.log.len() as u32) }
    fn f(&mut self) { let total: f64 = self.items.values().flatten().map(|(n, p)| *n as f64 * p).sum(); self.log.push(format!("{total}")); }
    fn g(&self) -> impl Fn(&str) -> usize { |k| self.items[k].len() }
    fn h(&self) -> impl Fn(&str) -> usize + '_ { move |k| self.items[k].len() }
    fn i(self) -> impl FnOnce() -> String { || self.name }
    fn j(self) -> impl FnOnce() -> String { move || self.name }
    fn k(self) -> (String, impl Fn() -> usize) { let n = self.name; (n, move || self.log.len()) }
    fn l(&mut self, other: &Inv) { self.log.extend(other.log); self.log.extend(other.log.iter().cloned()); self.log.append(&mut other.log); }
    fn m(&mut self, other: Inv) { self.log.extend(other.log); self.name = other.name; println!("{}", other.name); println!("{}", other.items.len()); drop(other); }
    fn n(&mut self) { let Inv { items, log, .. } = self; for k in items.keys() { log.push(k.clone()); } let Inv { name, .. } = *self; }
    fn o(&mut self) { let first = self.log.iter().next(); if let Some(f) = first { self.log.remove(0); println!("{f}"); } }
    fn p(&mut self) { if let Some(f) = self.log.iter().next().cloned() { self.log.remove(0); println!("{f}"); } }
    fn q(&mut self) -> &mut Vec<String> { let l = &mut self.log; l.push(String::new()); self.name.clear(); l }
    fn r(&mut self) -> &mut Vec<String> { let l = &mut self.log; self.q(); l }
    fn s<'a>(&'a mut self, o: &'a mut Inv) -> &'a mut Inv { let w = if self.log.len() > 1 { self } else { o }; w.log.clear(); self.log.clear(); w }
    fn t(&mut self) { let v = vec![&mut self.log, &mut self.log]; let w = [&self.name, &self.name]; let x = (&mut self.name, &self.name); println!("{}{}", v.len(), x.0); }
    fn u(mut self) -> Self { let s = &mut self; s.log.clear(); self.name.push('a'); s.log.clear(); self }
    fn v(&mut self) { let mut it = self.log.iter_mut(); while let Some(x) = it.next() { if x.is_empty() { it.next(); } x.push('a'); self.log.len(); } }
    fn w(&mut self, i: usize, j: usize) { let t = self.log[i].clone(); self.log[i] = self.log[j]; self.log[j] = t; self.log.swap(i, j); }
    fn x(&mut self) { let x = &mut self.name; let y = &mut *x; let z = &mut *x; y.push('a'); z.push('b'); }
    fn y(&mut self) { let p = &raw mut self.name; let r = Rc::new(self.name); let s = std::mem::replace(&mut self.name, String::new()); }
    fn z(&self) -> String { let n = self.name; let Inv { name, .. } = self; let m = *name; let k = &self.name; *k }
}
trait Plugin { fn run(&mut self, ctx: &mut Ctx) -> bool; }
struct Ctx { plugins: Vec<Box<dyn Plugin>>, n: i32 }
impl Ctx {
    fn run(&mut self) { for p in self.plugins.iter_mut() { p.run(self); } }
    fn run2(&mut self) { let mut ps = std::mem::take(&mut self.plugins); for p in ps.iter_mut() { p.run(self); } self.plugins = ps; }
    fn run3(&mut self) { for i in 0..self.plugins.len() { let p = self.plugins[i]; p.run(self); } }
    fn run4(&mut self) { while let Some(mut p) = self.plugins.pop() { p.run(self); if self.n > 1 { self.plugins.push(p); } } }
    fn run5(&mut self) { self.plugins.retain_mut(|p| p.run(self)); }
    fn run6(&mut self) { self.plugins.drain(..).for_each(|mut p| { p.run(self); }); }
    fn run7(self) { for p in self.plugins { p.run(&mut self); } }
    fn run8(mut self) { for p in self.plugins { self.n += 1; self.plugins.len(); } }
}
fn main() {}
