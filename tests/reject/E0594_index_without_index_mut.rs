use std::collections::{HashMap, BTreeMap};
struct Counter<'a> { counts: HashMap<&'a str, i32> }
impl<'a> Counter<'a> {
    fn add(&mut self, w: &'a str) { self.counts[w] += 1; }
}
fn main() {
    let mut b: BTreeMap<i32, i32> = BTreeMap::new();
    b[&1] = 2;
    let s = String::from("abc");
    let c = &mut s[0..1];
    let v = std::rc::Rc::new(std::cell::Cell::new(1));
    v.set(2);
}
