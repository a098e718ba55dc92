struct Counter {
    count: u32,
}

impl Counter {
    fn get() -> u32 {
        self.count
    }
}

fn free() -> u32 {
    self.count
}

fn main() {
    println!("{} {}", Counter::get(), free());
}
