use std::ops::Deref;

trait Area {
    const SIDES: u32;
    fn area(&self) -> u32;
    fn unit() -> u32 {
        1
    }
}

struct Square(u32);

impl Area for Square {
    const SIDES: u32 = count();
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}

impl Deref for Square {
    type Target = u32;
    fn deref(&self) -> &u32 {
        &self.0
    }
}

fn count() -> u32 {
    4
}

const FOUR: u32 = Square(2).area();
const UNIT: u32 = Square::unit();
const CALLED: u32 = {
    let twice = |x: u32| x * 2;
    twice(2)
};

const fn generic<T: Area>() -> u32 {
    T::unit() + T::SIDES
}

const fn cloned<T: Clone>(value: &T) -> T {
    value.clone()
}

const fn object(shape: &dyn Area2) -> u32 {
    shape.size()
}

trait Area2 {
    fn size(&self) -> u32;
}

const fn inside(square: &Square) -> u32 {
    **square
}

fn main() {
    println!("{FOUR} {UNIT} {CALLED} {}", generic::<Square>());
    println!("{} {}", cloned(&1), inside(&Square(2)));
    let _: fn(&dyn Area2) -> u32 = object;
}
