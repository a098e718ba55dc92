//@ undefined-behavior: use-after-free
//@ printed-lines: 1

use std::rc::Rc;

fn main() {
    let shared = Rc::new(5); //~ allocated
    let pointer = Rc::as_ptr(&shared);
    println!("{} owner", Rc::strong_count(&shared));
    unsafe {
        Rc::decrement_strong_count(pointer); //~ freed
    }
    let value = *shared; //~ undefined-behavior
    println!("{value}");
    std::mem::forget(shared);
}
