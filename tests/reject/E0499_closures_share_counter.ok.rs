use std::cell::Cell;

fn main() {
    let count = Cell::new(0);
    let up = || count.set(count.get() + 1);
    let down = || count.set(count.get() - 1);
    up();
    down();
    println!("{}", count.get());
}
