// An impl whose where clause projects back to its own parameter, still unknown.
use std::borrow::ToOwned;
struct W<T>(Vec<T>);
struct Src<'a, T>(&'a [T]);
impl<'a, T> From<Src<'a, T>> for W<T>
where
    [T]: ToOwned<Owned = Vec<T>>,
{
    fn from(s: Src<'a, T>) -> W<T> {
        W(s.0.to_owned())
    }
}
impl<T, const N: usize> From<[T; N]> for W<T> {
    fn from(s: [T; N]) -> W<T> {
        W(Vec::from(s))
    }
}
fn main() {
    let w = W::from([1, 2]);
    let u = W::from(Src(&["a"]));
    println!("{} {}", w.0.len(), u.0.len());
}
