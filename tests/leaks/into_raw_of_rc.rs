//@ leak: into-raw
//@ note: The count of the raw pointer is never given back.

use std::rc::Rc;

fn main() {
    let shared = Rc::new([1u8; 16]);
    let raw = Rc::into_raw(Rc::clone(&shared));
    println!("{} owners, {}", Rc::strong_count(&shared), unsafe { (*raw)[0] });
}
