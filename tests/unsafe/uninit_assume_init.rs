//@ undefined-behavior: uninit
//@ unseen

use std::mem::MaybeUninit;

fn main() {
    let mut pair: [MaybeUninit<u8>; 2] = [MaybeUninit::uninit(); 2];
    pair[0].write(1);
    let first = unsafe { pair[0].assume_init() };
    assert_eq!(first, 1);
    let second = unsafe { pair[1].assume_init() }; //~ undefined-behavior
    println!("{second}");
}
