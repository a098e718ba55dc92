//@ leak: forget
//@ note: A forgotten Weak keeps the block alive though its value is gone.

use std::rc::Rc;

fn main() {
    let strong = Rc::new(String::from("freed"));
    std::mem::forget(Rc::downgrade(&strong));
    println!("{strong}");
}
