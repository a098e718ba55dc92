//@ leak: rc-cycle

use crate::List::{Cons, Nil};
use std::cell::RefCell;
use std::rc::Rc;

enum List {
    Cons(i32, RefCell<Rc<List>>),
    Nil,
}

impl List {
    fn tail(&self) -> Option<&RefCell<Rc<List>>> {
        match self {
            Cons(_, item) => Some(item),
            Nil => None,
        }
    }
}

fn main() {
    let first_ref = Rc::new(Cons(5, RefCell::new(Rc::new(Nil)))); //~ leak: rc-cycle

    let next_ref = Rc::new(Cons(10, RefCell::new(Rc::clone(&first_ref)))); //~ leak: rc-cycle

    if let Some(link) = first_ref.tail() {
        *link.borrow_mut() = Rc::clone(&next_ref);
    }
}
