//@ note: `println!` takes a reference to the static: a warning in 2021, an error in edition 2024.

static mut COUNTER: u32 = 3;

fn main() {
    unsafe {
        COUNTER += 1;
        println!("counted {}", COUNTER);
    }
}
