trait Zero {
    fn zero() -> Self;
}

unsafe impl Zero for u32 {
    fn zero() -> Self {
        0
    }
}

fn main() {
    println!("{}", u32::zero());
}
