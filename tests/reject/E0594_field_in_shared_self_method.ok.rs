use std::cell::Cell;

struct Meter {
    reading: Cell<u32>,
}

impl Meter {
    fn tick(&self) {
        self.reading.set(self.reading.get() + 1);
    }
}

fn main() {
    let meter = Meter { reading: Cell::new(0) };
    meter.tick();
    println!("{}", meter.reading.get());
}
