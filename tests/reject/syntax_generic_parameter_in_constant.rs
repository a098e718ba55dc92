fn longer<const N: usize>() -> [u8; N + 1] {
    [1; { N + 1 }]
}

struct Twice<const N: usize> {
    cells: [u8; N * 2],
}

struct Wrapper<T>(T);

impl<T> Wrapper<T> {
    const SIZE: usize = 3;

    fn cells() -> [u8; Self::SIZE] {
        [0; 3]
    }
}

trait Shape {
    const SIDES: usize;

    fn sides(&self) -> [u8; Self::SIDES];
}

fn main() {}
