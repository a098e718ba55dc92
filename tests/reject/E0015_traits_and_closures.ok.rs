trait Area {
    const SIDES: u32;
    fn area(&self) -> u32;
}

struct Square(u32);

impl Area for Square {
    const SIDES: u32 = count();
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}

impl Square {
    const fn size(&self) -> u32 {
        self.0 * self.0
    }
}

const fn count() -> u32 {
    4
}

const FOUR: u32 = Square(2).size();
const TWICE: fn(u32) -> u32 = |x| x * 2;
const AREA: fn(&Square) -> u32 = Square::area;

const fn generic<T: Area>() -> u32 {
    T::SIDES + 1
}

const fn identity<T>(value: T) -> T {
    value
}

fn main() {
    println!("{FOUR} {} {}", TWICE(2), AREA(&Square(3)));
    println!("{} {}", generic::<Square>(), identity(1));
}
