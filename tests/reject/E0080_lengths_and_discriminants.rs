const fn less(a: usize, b: usize) -> usize {
    a - b
}

struct Buffer {
    bytes: [u8; less(2, 3)],
}

enum Level {
    Low = 1 / 0,
    High = 5,
}

fn length() -> usize {
    let list = [0u8; 3 - 4];
    list.len()
}

fn main() {
    println!("{}", length());
    let _: Option<Buffer> = None;
    let _ = (Level::Low, Level::High);
}
