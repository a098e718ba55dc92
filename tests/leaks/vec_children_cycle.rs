//@ leak: rc-cycle

use std::cell::RefCell;
use std::rc::Rc;

#[derive(Default)]
struct Group {
    members: RefCell<Vec<Rc<Group>>>,
}

fn main() {
    let outer = Rc::new(Group::default());
    let inner = Rc::new(Group::default());
    outer.members.borrow_mut().push(Rc::clone(&inner));
    inner.members.borrow_mut().push(Rc::clone(&outer));
    inner.members.borrow_mut().push(Rc::new(Group::default()));
    println!("{} {}", outer.members.borrow().len(), inner.members.borrow().len());
}
