//@ leak: none

use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Node {
    value: i32,
    next: Option<Rc<RefCell<Node>>>,
    previous: Option<Weak<RefCell<Node>>>,
}

#[derive(Default)]
struct List {
    head: Option<Rc<RefCell<Node>>>,
    tail: Option<Rc<RefCell<Node>>>,
}

impl List {
    fn push(&mut self, value: i32) {
        let node = Rc::new(RefCell::new(Node { value, next: None, previous: None }));
        match self.tail.take() {
            Some(old) => {
                node.borrow_mut().previous = Some(Rc::downgrade(&old));
                old.borrow_mut().next = Some(Rc::clone(&node));
            }
            None => self.head = Some(Rc::clone(&node)),
        }
        self.tail = Some(node);
    }
}

fn main() {
    let mut list = List::default();
    for value in [10, 20, 30] {
        list.push(value);
    }
    let mut node = list.tail.clone();
    while let Some(current) = node {
        println!("{}", current.borrow().value);
        node = current.borrow().previous.as_ref().and_then(Weak::upgrade);
    }
    println!("{}", list.head.is_some());
}
