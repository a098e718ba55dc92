use std::sync::Mutex;

fn size() -> usize {
    3
}

static LOG: Mutex<String> = Mutex::new("start".to_string());
static NUMBERS: Box<u32> = Box::new(3);

struct Table {
    cells: [u8; size()],
}

enum Level {
    Low = size() as isize,
}

const fn shout(x: u32) {
    println!("{x}");
}

const fn check(x: u32) -> u32 {
    if x > 3 {
        panic!("too large: {x}");
    }
    x
}

fn main() {
    shout(check(2));
    println!("{} {}", LOG.lock().unwrap(), NUMBERS);
    let table = Table { cells: [0; 3] };
    println!("{} {}", table.cells.len(), Level::Low as u8);
}
