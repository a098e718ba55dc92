use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
struct Node { value: i32, items: Vec<i32> }
struct Guard(Vec<i32>);
impl std::ops::Deref for Guard { type Target = Vec<i32>; fn deref(&self) -> &Vec<i32> { &self.0 } }
fn a() {
    let mut n = Rc::new(Node { value: 1, items: vec![] });
    n.value += 1;
    n.items.push(2);
    *n = Node { value: 1, items: vec![] };
    let r = &mut n.value;
    *r = 1;
    n.items[0] = 3;
}
fn b(mut g: Guard) { g.push(1); g[0] = 2; let x = &mut *g; x.push(1); }
fn c(a: Arc<String>) { a.push_str("x"); }
fn d() {
    let mut m: HashMap<&str, Vec<i32>> = HashMap::new();
    m["a"].push(1);
    m["a"] = vec![];
    let e = &mut m["a"];
    e.push(1);
}
fn e(list: Rc<Vec<i32>>) { for x in list.iter_mut() { *x = 1; } }
fn f(list: &Vec<Rc<Node>>) { list[0].value = 1; }
fn g(list: Rc<Box<Node>>) { list.value = 1; }
fn h(b: Rc<std::cell::RefCell<Node>>) { b.borrow().value = 1; b.borrow().items.push(1); b.borrow_mut().items.push(1); }
fn i(b: Rc<Node>) { let Node { ref mut items, .. } = *b; items.clear(); match *b { Node { ref mut value, .. } => *value = 1 } }
fn j(b: Rc<Option<i32>>) { if let Some(x) = b.as_mut() { *x = 1; } }
fn k(b: &Rc<Vec<i32>>) { b.sort(); let f = || b.clear(); }
fn l<T: std::ops::Deref<Target = Vec<i32>>>(t: T) { t.push(1); }
fn m(b: Rc<[i32]>) { b[0] = 1; b.swap(0, 1); }
fn main() {}
