fn same<const N: usize>() -> [u8; N] {
    let list: [u8; { N }] = [1; N];
    list
}

struct Wrapper<T>(T);

impl Wrapper<u8> {
    const SIZE: usize = 3;

    fn cells() -> [u8; Self::SIZE] {
        [0; Self::SIZE]
    }
}

trait Shape {
    const SIDES: usize;

    fn sides(&self) -> usize;
}

impl Shape for u8 {
    const SIDES: usize = 4;

    fn sides(&self) -> usize {
        let mine = [0; Self::SIDES];
        let same: [i32; <u8 as Shape>::SIDES] = mine;
        same.len() + Self::SIDES
    }
}

fn main() {
    println!("{:?} {:?}", same::<2>(), Wrapper::<u8>::cells());
    println!("{} {}", 3u8.sides(), Wrapper(2).0);
}
