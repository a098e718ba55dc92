//@ leak: none

use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    value: u32,
    next: RefCell<Option<Rc<Node>>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        println!("drop {}", self.value);
    }
}

fn main() {
    let first = Rc::new(Node { value: 1, next: RefCell::new(None) });
    let second = Rc::new(Node { value: 2, next: RefCell::new(Some(Rc::clone(&first))) });
    first.next.replace(Some(Rc::clone(&second)));
    println!("{} {}", Rc::strong_count(&first), Rc::strong_count(&second));
    first.next.take();
    println!("{} {}", Rc::strong_count(&first), Rc::strong_count(&second));
}
