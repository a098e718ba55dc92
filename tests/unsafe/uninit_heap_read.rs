//@ undefined-behavior: uninit

use std::alloc::{alloc, dealloc, Layout};

fn main() {
    let layout = Layout::new::<[u32; 4]>();
    unsafe {
        let block = alloc(layout).cast::<u32>();
        block.write(1);
        let second = block.add(1);
        if *second == 0 { //~ undefined-behavior
            println!("zero");
        }
        dealloc(block.cast(), layout);
    }
    println!("done");
}
