use std::mem;
fn main() {
    println!("a");
    let _y: (u8, fn()) = unsafe { mem::zeroed() };
}
