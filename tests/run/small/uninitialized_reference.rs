#![allow(deprecated)]
use std::mem;
fn main() {
    let a: u16 = unsafe { mem::uninitialized() };
    println!("a{a}");
    let _y: &u8 = unsafe { mem::uninitialized() };
}
