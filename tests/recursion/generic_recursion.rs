//@ overflow: descend::<u8> every=1000

trait Measure: Copy {
    const WIDTH: u64;
    fn next(self) -> Self;
}

impl Measure for u8 {
    const WIDTH: u64 = 1;
    fn next(self) -> u8 {
        self.wrapping_add(1)
    }
}

impl Measure for [u64; 8] {
    const WIDTH: u64 = 64;
    fn next(self) -> [u64; 8] {
        [self[0] + 1; 8]
    }
}

fn descend<T: Measure>(item: T, level: u32, other: fn(u32) -> u64) -> u64 {
    if level % 1000 == 0 {
        println!("{level} {}", T::WIDTH);
    }
    if level % 3 == 0 {
        return other(level + 1);
    }
    T::WIDTH + descend(item.next(), level + 1, other)
}

fn narrow(level: u32) -> u64 {
    descend(0u8, level, wide)
}

fn wide(level: u32) -> u64 {
    descend([0u64; 8], level, narrow)
}

fn main() {
    println!("{}", narrow(1));
}
