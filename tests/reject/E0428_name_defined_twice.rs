struct Config;

enum Config {
    A,
}

fn start() {}

fn start() -> u32 {
    1
}

fn main() {
    start();
}
