struct S;

impl S {
    fn one(&self) {}
    fn one() {}
}

struct G<T>(T);

impl G<u8> {
    fn x(&self) {}
}

impl G<u16> {
    fn x(&self) {}
}

impl<T> G<T> {
    fn x(&self) {}
}

enum E {
    A,
}

impl E {
    fn a() {}
    const a: u8 = 1;
}

fn main() {}
