//@ undefined-behavior: precondition
//@ printed-lines: 1
use std::ptr::NonNull;

fn main() {
    let mut n = 7;
    let there = unsafe { NonNull::new_unchecked(&mut n) };
    println!("{}", unsafe { *there.as_ptr() });
    let nowhere = unsafe { NonNull::new_unchecked(std::ptr::null_mut::<i32>()) }; //~ undefined-behavior
    println!("{:?}", nowhere == there);
}
