use std::cell::Cell;

const fn one() -> u32 {
    1
}

fn main() {
    let called = const { one() };
    let changed = const { &5 };
    let cell = const { Cell::new(5) };
    println!("{called} {changed} {}", cell.get());
}
