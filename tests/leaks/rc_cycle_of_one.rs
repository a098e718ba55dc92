//@ leak: rc-cycle

use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    name: char,
    next: RefCell<Option<Rc<Node>>>,
}

fn main() {
    let node = Rc::new(Node { name: 'a', next: RefCell::new(None) });
    *node.next.borrow_mut() = Some(Rc::clone(&node));
    println!("{} {}", node.name, Rc::strong_count(&node));
}
