struct Foo<const N: usize>;
fn c<const N: usize>() -> [u8; N] { [0; N] }
fn m<M>() -> Foo<M> { todo!() } fn m2() { let a = c::<u8>(); let b: Foo<u8> = todo!(); let d: Foo<[u8]>; let e: Foo<Vec<u8>>; let f = c::<Foo<3>>(); }
fn main() {}
