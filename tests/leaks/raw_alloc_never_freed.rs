//@ leak: raw-alloc

use std::alloc::{alloc, Layout};

fn main() {
    let layout = Layout::array::<u16>(10).unwrap();
    let block = unsafe { alloc(layout) }.cast::<u16>();
    unsafe {
        block.write(7);
        println!("{} {}", block.read(), layout.size());
    }
}
