//@ undefined-behavior: uninit

use std::alloc::{alloc, dealloc, Layout};

fn main() {
    let layout = Layout::new::<[u32; 4]>();
    unsafe {
        let block = alloc(layout).cast::<u32>();
        block.write(1);
        let second = block.add(1);
        assert!(*second == 0); //~ undefined-behavior
        dealloc(block.cast(), layout);
    }
    println!("done");
}
