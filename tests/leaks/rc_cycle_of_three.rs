//@ leak: rc-cycle

use std::cell::RefCell;
use std::rc::Rc;

type Link = Option<Rc<RefCell<Node>>>;

struct Node {
    value: u32,
    next: Link,
}

fn main() {
    let third = Rc::new(RefCell::new(Node { value: 3, next: None }));
    let second = Rc::new(RefCell::new(Node { value: 2, next: Some(Rc::clone(&third)) }));
    let first = Rc::new(RefCell::new(Node { value: 1, next: Some(Rc::clone(&second)) }));
    third.borrow_mut().next = Some(Rc::clone(&first));

    let mut node = Rc::clone(&first);
    for _ in 0..4 {
        print!("{} ", node.borrow().value);
        let next = node.borrow().next.clone();
        node = next.unwrap();
    }
    println!();
}
