//@ undefined-behavior: use-after-free
//@ note: The unsafe block prepares the fault; safe code commits it.

fn forever(number: &Box<u64>) -> &'static u64 {
    let pointer: *const u64 = &**number;
    unsafe { &*pointer }
}

fn main() {
    let number = Box::new(41); //~ allocated
    let reference = forever(&number);
    drop(number); //~ freed
    let next = *reference + 1; //~ undefined-behavior
    println!("{next}");
}
