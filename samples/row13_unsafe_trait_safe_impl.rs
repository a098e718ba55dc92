unsafe trait Zeroable {
    fn zero() -> Self;
}

impl Zeroable for u32 {
    fn zero() -> Self {
        0
    }
}

fn main() {
    println!("{}", u32::zero());
}
