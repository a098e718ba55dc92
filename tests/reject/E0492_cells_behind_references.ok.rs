use std::cell::Cell;
use std::sync::atomic::AtomicU32;

static COUNTER: AtomicU32 = AtomicU32::new(3);
const SHARED: &AtomicU32 = &COUNTER;
const NONE: Option<Cell<i32>> = None;
const REFERS: &Option<Cell<i32>> = &NONE;
const DIRECT: &Option<Cell<i32>> = &None;
const SOME: Option<Cell<i32>> = Some(Cell::new(1));

const THREE: i32 = {
    let cell = Cell::new(3);
    let shared = &cell;
    let _again = shared;
    3
};

const fn local() -> u8 {
    let cell = Cell::new(3);
    let _shared = &cell;
    4
}

fn main() {
    println!("{:?} {:?} {:?} {:?}", SHARED, REFERS, DIRECT, SOME);
    println!("{THREE} {}", local());
}
