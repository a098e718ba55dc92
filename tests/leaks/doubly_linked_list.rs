//@ leak: rc-cycle

use std::cell::RefCell;
use std::rc::Rc;

type Link = Option<Rc<RefCell<Node>>>;

struct Node {
    value: i32,
    next: Link,
    previous: Link,
}

#[derive(Default)]
struct List {
    head: Link,
    tail: Link,
}

impl List {
    fn push(&mut self, value: i32) {
        let node = Rc::new(RefCell::new(Node { value, next: None, previous: None }));
        match self.tail.take() {
            Some(old) => {
                old.borrow_mut().next = Some(Rc::clone(&node));
                node.borrow_mut().previous = Some(old);
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
        node = current.borrow().previous.clone();
    }
}
