trait Measure {
    fn measure(&self, unit: u32) -> u32;
    fn reset(&mut self);
}

struct Rope(u32);

impl Measure for Rope {
    fn measure(&self, unit: u64) -> u32 {
        self.0 * unit as u32
    }

    fn reset(&self) {}
}

fn main() {
    println!("{}", Rope(2).measure(3));
}
