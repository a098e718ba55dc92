//@ undefined-behavior: bad-dealloc
//@ unseen

use std::alloc::{alloc, dealloc, Layout};

fn main() {
    unsafe {
        let block = alloc(Layout::array::<u16>(8).unwrap()); //~ allocated
        block.write_bytes(0, 16);
        dealloc(block, Layout::array::<u32>(8).unwrap()); //~ undefined-behavior
    }
    println!("freed as another size");
}
