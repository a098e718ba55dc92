use std::alloc::System; //~ unsupported: `std::alloc::System`

#[global_allocator]
static ALLOCATOR: System = System;

fn main() {
    println!("{:?}", Box::new(1));
}
