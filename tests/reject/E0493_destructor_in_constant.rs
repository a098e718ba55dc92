struct Noisy(u32);

impl Drop for Noisy {
    fn drop(&mut self) {}
}

const fn value(noisy: Noisy) -> u32 {
    noisy.0
}

const NUMBER: u32 = (Noisy(1), 5).1;

fn main() {
    println!("{} {NUMBER}", value(Noisy(2)));
}
