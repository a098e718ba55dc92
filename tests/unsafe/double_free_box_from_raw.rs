//@ undefined-behavior: double-free

fn main() {
    let pointer = Box::into_raw(Box::new([1u64, 2])); //~ allocated
    unsafe {
        drop(Box::from_raw(pointer)); //~ freed
        drop(Box::from_raw(pointer)); //~ undefined-behavior
    }
    println!("both freed");
}
