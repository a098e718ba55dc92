trait Deep {}
struct Wrap<T>(T);
impl<T> Deep for Vec<T> where Vec<Wrap<T>>: Deep {}
fn f<T>(t: T) where Vec<T>: Deep {}
fn main() {}
