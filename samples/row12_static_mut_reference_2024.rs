//@ edition: 2024
//@ note: A reference to a mutable static is a warning in edition 2021 and an error in 2024.

static mut COUNTER: u32 = 3;

fn main() {
    unsafe {
        println!("counted {}", COUNTER);
    }
}
