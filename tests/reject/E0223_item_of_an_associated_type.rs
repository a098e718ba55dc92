trait Amb1 { type X; }
trait Tr { type A: Amb1; fn g(&self, x: Self::A::X); fn h(&self) { let x: Option<Self::A::X> = None; } }
fn f<T: Tr>(_: T::A::X) {}
fn g<T: Iterator>(_: T::Item::X) where T::Item: Amb1 {}
struct S; impl Amb1 for S { type X = u8; } impl Tr for S { type A = S; fn g(&self, x: <Self::A as Amb1>::X) { let y: Self::A::X = 1; } }
impl<I: Iterator> Amb1 for Vec<I> where I::Item: Amb1 { type X = I::Item::X; }
fn main() { let x: <S as Tr>::A::X = 1; }
