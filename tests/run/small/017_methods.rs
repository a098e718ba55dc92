struct Counter {
    count: u32,
}

impl Counter {
    const STEP: u32 = 2;

    fn new() -> Self {
        Counter { count: 0 }
    }

    fn tick(&mut self) -> &mut Self {
        self.count += Self::STEP;
        self
    }

    fn get(&self) -> u32 {
        self.count
    }

    fn into_count(self) -> u32 {
        self.count
    }
}

fn main() {
    let mut counter = Counter::new();
    counter.tick().tick().tick();
    println!("{} {}", counter.get(), Counter::get(&counter));
    println!("{}", counter.into_count());
}
