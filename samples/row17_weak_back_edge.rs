//@ leak: none

use crate::List::{Cons, Nil};
use std::cell::RefCell;
use std::rc::{Rc, Weak};

enum List {
    Cons(i32, RefCell<Rc<List>>, RefCell<Weak<List>>),
    Nil,
}

impl List {
    fn back(&self) -> Option<&RefCell<Weak<List>>> {
        match self {
            Cons(_, _, back) => Some(back),
            Nil => None,
        }
    }

    fn value(&self) -> Option<i32> {
        match self {
            Cons(value, ..) => Some(*value),
            Nil => None,
        }
    }

    fn next_value(&self) -> Option<i32> {
        match self {
            Cons(_, next, _) => next.borrow().value(),
            Nil => None,
        }
    }
}

fn main() {
    let end = Rc::new(Nil);
    let first = Rc::new(Cons(5, RefCell::new(end), RefCell::new(Weak::new())));
    let next = Rc::new(Cons(10, RefCell::new(Rc::clone(&first)), RefCell::new(Weak::new())));

    if let Some(back) = first.back() {
        *back.borrow_mut() = Rc::downgrade(&next);
    }

    println!("{:?} then {:?}", next.value(), next.next_value());
    let behind = first.back().and_then(|back| back.borrow().upgrade());
    println!("behind the first: {:?}", behind.and_then(|node| node.value()));
    println!(
        "first: {} strong, {} weak; next: {} strong, {} weak",
        Rc::strong_count(&first),
        Rc::weak_count(&first),
        Rc::strong_count(&next),
        Rc::weak_count(&next)
    );
}
