fn f<T, 'a>(x: &'a T) {}
struct S<T, 'a, const N: usize, 'b>(&'a T, &'b [u8; N]);
struct G<T = u8, U>(T, U);
struct K<const N: usize = 3, T>([T; N]);
trait X<T: Clone + Copy, 'a: 'static> {}
fn main() {}
