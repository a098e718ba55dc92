use std::collections::HashMap;
struct Pool { items: Vec<String>, index: HashMap<String, usize>, cur: Option<usize> }
impl Pool {
    fn get(&mut self, k: &str) -> &mut String { let i = self.index[k]; &mut self.items[i] }
    fn first(&self) -> &String { &self.items[0] }
    fn two(&mut self) { let a = self.get("a"); let b = self.get("b"); a.push_str(b); }
    fn iter_push(&mut self) { for s in &self.items { if s.is_empty() { self.items.push(s.clone()); } } }
    fn iter_call(&mut self) { for s in self.items.iter() { self.touch(s); } }
    fn touch(&mut self, s: &str) { self.cur = None; }
    fn first_then_push(&mut self) { let f = self.first(); self.items.push(String::new()); println!("{f}"); }
    fn closure_conflict(&mut self) { let add = |s: &str| self.items.push(s.to_string()); println!("{}", self.items.len()); add("x"); }
    fn closure_conflict2(&mut self) { let mut add = |s: &str| self.items.push(s.to_string()); println!("{}", self.items.len()); add("x"); }
    fn retain_self(&mut self) { self.items.retain(|s| self.index.contains_key(s)); }
    fn retain_self2(&mut self) { self.items.retain(|s| self.touched(s)); }
    fn touched(&self, s: &str) -> bool { true }
    fn entry(&mut self, k: String) -> &mut usize { match self.index.get_mut(&k) { Some(v) => v, None => { self.index.insert(k.clone(), 0); self.index.get_mut(&k).unwrap() } } }
    fn two_phase(&mut self) { self.items.push(self.items[0].clone()); let n = self.items.len(); self.items.insert(self.items.len(), n.to_string()); }
    fn two_phase_bad(&mut self) { self.items.push(self.pop_it()); }
    fn pop_it(&mut self) -> String { String::new() }
    fn swap(&mut self) { std::mem::swap(&mut self.items[0], &mut self.items[1]); }
    fn swap2(&mut self) { let (a, b) = (&mut self.items, &mut self.index); a.clear(); b.clear(); }
    fn hold<'a>(&'a mut self) -> &'a str { "x" }
    fn holds(&mut self) { let x = self.hold(); self.hold(); println!("{x}"); }
    fn in_loop(&mut self) -> Vec<&mut String> { let mut v = vec![]; for i in 0..2 { v.push(&mut self.items[i]); } v }
    fn in_loop2(&mut self) { let mut v: Vec<&mut Vec<String>> = vec![]; loop { v.push(&mut self.items); if v.len() > 3 { break; } } }
    fn move_field(&mut self) -> Vec<String> { self.items }
    fn move_field2(&self) -> HashMap<String, usize> { let m = self.index; m }
    fn take(self: &Self) -> Option<usize> { self.cur.take() }
    fn assign(&self) { self.cur = Some(1); self.items[0] = String::new(); self.items[0].push('a'); }
    fn filter<'a>(&'a self, p: &str) -> impl Iterator<Item = &'a String> + 'a { self.items.iter().filter(move |s| s.starts_with(p)) }
    fn key(&self, k: &str) -> &str { self.index.keys().find(|x| x.as_str() == k).unwrap_or(&k) }
}
fn main() {}
