use std::ops::Add;

#[derive(Clone, PartialEq)]
struct Metres(u32);

impl Add for Metres {
    type Output = Metres;
    fn add(self, other: Metres) -> Metres {
        Metres(self.0 + other.0)
    }
}

const TOTAL: Metres = Metres(1) + Metres(2);
const SAME: bool = Metres(1) == Metres(2);
const COPY: Metres = Metres(3).clone();

const fn sum(values: &[u32]) -> u32 {
    let mut total = 0;
    for v in values {
        total += *v;
    }
    total
}

fn main() {
    println!("{} {SAME} {} {}", TOTAL.0, COPY.0, sum(&[1, 2]));
}
