use std::cell::RefCell;
use std::rc::Rc;
struct Node { edges: Vec<Rc<RefCell<Node>>>, n: i32 }
fn main() {
    let a = Rc::new(RefCell::new(Node { edges: vec![], n: 1 }));
    let b = Rc::new(RefCell::new(Node { edges: vec![a.clone()], n: 2 }));
    a.borrow_mut().n += b.borrow().n;
    println!("{} {}", a.borrow().n, b.borrow().edges.len());
}
