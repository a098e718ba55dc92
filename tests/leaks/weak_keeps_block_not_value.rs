//@ leak: none
//@ note: The value is dropped with its last owner; the block is freed with the last Weak.

use std::rc::{Rc, Weak};

struct Loud(String);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}

fn main() {
    let strong = Rc::new(Loud(String::from("value")));
    let weak: Weak<Loud> = Rc::downgrade(&strong);
    println!("{} {}", Rc::strong_count(&strong), weak.upgrade().is_some());
    drop(strong);
    println!("{} {}", weak.strong_count(), weak.upgrade().is_none());
}
