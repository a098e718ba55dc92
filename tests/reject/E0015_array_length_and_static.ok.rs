use std::cell::Cell;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Mutex;

static LOG: Mutex<String> = Mutex::new(String::new());
static COUNT: AtomicU32 = AtomicU32::new(3);
const QUEUE: VecDeque<u32> = VecDeque::new();
const EMPTY: Vec<String> = Vec::new();
const CELL: Cell<Option<u32>> = Cell::new(Some(1));

const fn check(x: u32) -> u32 {
    if x > 3 {
        panic!("too large");
    }
    assert!(x != 2, "two is no good");
    match x {
        0 => unreachable!(),
        _ => x,
    }
}

const fn say(message: &str) -> ! {
    panic!("{}", message)
}

const CHECKED: u32 = check(1);

fn main() {
    if CHECKED > 5 {
        say("no");
    }
    LOG.lock().unwrap().push('x');
    COUNT.fetch_add(1, Ordering::SeqCst);
    println!("{} {}", QUEUE.len(), EMPTY.len());
    println!("{:?} {}", CELL.get(), COUNT.load(Ordering::SeqCst));
}
