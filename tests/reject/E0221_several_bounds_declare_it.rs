trait Amb1 { type X; }
trait Amb2 { type X; }
fn o<Z: Amb1 + Amb2>(_: Z::X) {}
trait A3: Amb1 + Amb2 { fn f(&self) -> Self::X; }
trait A4: Amb1 { type X; fn g() -> Self::X; }
fn q<Z>(_: Z::X) where Z: Amb1, Z: A4 {}
fn r<I: Iterator + IntoIterator>(_: I::Item) {}
fn s<I: Iterator + IntoIterator>() { let x: Option<I::Item> = None; }
trait P<T> { type Y; }
fn t<I: P<u8> + P<u16>>(_: I::Y) {}
fn u<I: P<u8> + P<u8>>(_: I::Y) {}
trait B1 { type A: Amb1 + Amb2; fn f(_: <Self::A as Amb1>::X); }
fn w<T: Amb1<X = u8> + Amb2>(_: T::X) {}
fn main() {}
