use std::cell::{Cell, RefCell};
use std::sync::atomic::AtomicU32;

const COUNTER: &AtomicU32 = &AtomicU32::new(3);
const SOME: Option<Cell<i32>> = Some(Cell::new(1));
const REFERS: &Option<Cell<i32>> = &SOME;

struct Holder {
    inner: (u8, RefCell<u8>),
}

const HELD: &Holder = &Holder { inner: (1, RefCell::new(2)) };
const RAW: *const Cell<i32> = &raw const *&Cell::new(1);

fn main() {
    println!("{:?} {:?} {}", COUNTER, REFERS, HELD.inner.0);
    let _ = RAW;
}
