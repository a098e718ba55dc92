#[derive(Clone, PartialEq)]
struct Metres(u32);

impl Metres {
    const fn add(self, other: Metres) -> Metres {
        Metres(self.0 + other.0)
    }
}

const TOTAL: Metres = Metres(1).add(Metres(2));
const SAME: bool = TOTAL.0 == 3 && 'a' != 'b';

const fn sum(values: &[u32]) -> u32 {
    let mut total = 0;
    let mut i = 0;
    while i < values.len() {
        total += values[i];
        i += 1;
    }
    total
}

fn main() {
    println!("{} {SAME} {}", TOTAL.0, sum(&[1, 2]));
}
