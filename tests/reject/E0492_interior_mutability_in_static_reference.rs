use std::cell::Cell;

const COUNTER: &Cell<u32> = &Cell::new(0);

fn main() {
    println!("{}", COUNTER.get());
}
