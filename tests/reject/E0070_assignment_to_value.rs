const LIMIT: u32 = 3;

fn current() -> u32 {
    LIMIT
}

fn main() {
    LIMIT = 4;
    current() = 5;
    1 = 2;
}
