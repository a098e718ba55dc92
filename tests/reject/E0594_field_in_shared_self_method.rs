struct Meter {
    reading: u32,
}

impl Meter {
    fn tick(&self) {
        self.reading += 1;
    }
}

fn main() {
    let meter = Meter { reading: 0 };
    meter.tick();
    println!("{}", meter.reading);
}
