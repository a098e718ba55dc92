struct Foo<X = Box<Self>> { a: Option<X> }
struct Bar<X = Vec<Y>, Y = u8>(X, Y);
enum E<const N: usize = { 1 }> { A }
fn f<T = u8>() {}
trait T<X = Self> {}
impl<U = u8> T<U> for Foo {}
struct G<T = u8, U>(T, U);
type Al<T = u8> = Vec<T>;
struct H<T, U = [T; 3], V = Option<U>>(T, U, V);
struct I<X = X>(X);
fn main() { let h: H<u8>; let b: Bar; let c: Bar<u8>; }
