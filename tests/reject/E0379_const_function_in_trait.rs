trait Sized2 {
    const fn size() -> usize;
}

impl Sized2 for u8 {
    const fn size() -> usize {
        1
    }
}

fn main() {
    println!("{}", u8::size());
}
