struct Counter {
    count: u32,
    label: String,
}

impl Counter {
    fn tick(&mut self) {
        self.count += 1;
    }
}

fn main() {
    let mut counter = Counter { count: 0, label: String::from("clicks") };
    counter.tick();
    counter.count = 5;
    counter.label = String::from("taps");
    let count = &mut counter.count;
    *count *= 2;
    println!("{} {}", counter.count, counter.label);
}
