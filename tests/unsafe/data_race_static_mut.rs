//@ undefined-behavior: data-race
//@ unseen

use std::thread;

static mut COUNT: u32 = 0;

fn count_up() {
    unsafe {
        COUNT += 1; //~ undefined-behavior
    }
}

fn main() {
    let other = thread::spawn(count_up);
    count_up();
    other.join().unwrap();
    println!("{}", unsafe { COUNT });
}
