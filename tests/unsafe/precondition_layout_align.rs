//@ undefined-behavior: precondition
//@ printed-lines: 1
use std::alloc::Layout;

fn layout(size: usize, align: usize) -> Layout {
    unsafe { Layout::from_size_align_unchecked(size, align) } //~ undefined-behavior
}

fn main() {
    println!("{}", layout(8, 4).align());
    println!("{}", layout(8, 3).align());
}
