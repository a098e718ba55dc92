//@ leak: rc-cycle
//@ note: The block of the first Nil is freed when the ring is tied over it.

use std::cell::RefCell;
use std::rc::Rc;
use List::{Cons, Nil};

#[derive(Debug)]
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
    let first = Rc::new(Cons(5, RefCell::new(Rc::new(Nil))));
    println!("first: {} strong, next {:?}", Rc::strong_count(&first), first.tail());

    let second = Rc::new(Cons(10, RefCell::new(Rc::clone(&first))));
    println!("first: {} strong", Rc::strong_count(&first));
    println!("second: {} strong, next {:?}", Rc::strong_count(&second), second.tail());

    if let Some(link) = first.tail() {
        *link.borrow_mut() = Rc::clone(&second);
    }
    println!("first: {} strong", Rc::strong_count(&first));
    println!("second: {} strong", Rc::strong_count(&second));
}
