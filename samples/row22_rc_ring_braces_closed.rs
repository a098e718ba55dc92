use create::List::{Cons, Nil};
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
            Nil => none,
        }
    }
}

fn main() {
    let first_ref = Rc::new(Cons(5, RefCell::new(Rc::new(Nil))));

    let next_ref = Rc::new(Cons(10, RefCell::new(Rc::clone(&first_ref))));

    if let Some(link) = a.tail() {
        *link.borrow_mut() = Rc::clone(&next_ref);
    }
}
