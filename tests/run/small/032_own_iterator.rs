struct Countdown(u32);

impl Iterator for Countdown {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.0 == 0 {
            return None;
        }
        self.0 -= 1;
        Some(self.0 + 1)
    }
}

fn main() {
    for n in Countdown(3) {
        println!("{n}");
    }
    println!("{}", Countdown(5).zip(Countdown(3)).map(|(a, b)| a * b).sum::<u32>());
}
