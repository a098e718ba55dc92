trait LendingIterator { type Item<'a> where Self: 'a; fn next<'a>(&'a mut self) -> Option<Self::Item<'a>>;
    fn for_each<F>(mut self, mut f: F) where Self: Sized, F: for<'a> FnMut(Self::Item<'a>) { while let Some(x) = self.next() { f(x) } }
    fn nth_item(&mut self, n: usize) -> Option<Self::Item<'_>> { for _ in 0..n { self.next()?; } self.next() } }
struct WindowsMut<'t, T> { slice: &'t mut [T], start: usize, len: usize }
impl<'t, T> LendingIterator for WindowsMut<'t, T> { type Item<'a> = &'a mut [T] where Self: 'a;
    fn next<'a>(&'a mut self) -> Option<&'a mut [T]> { let r = self.slice.get_mut(self.start..self.start + self.len)?; self.start += 1; Some(r) } }
trait Family { type Member<T>: Container<T>; }
trait Container<T> { fn empty() -> Self; fn add(&mut self, t: T); fn size(&self) -> usize; }
impl<T> Container<T> for Vec<T> { fn empty() -> Self { vec![] } fn add(&mut self, t: T) { self.push(t) } fn size(&self) -> usize { self.len() } }
impl<T> Container<T> for Option<T> { fn empty() -> Self { None } fn add(&mut self, t: T) { *self = Some(t) } fn size(&self) -> usize { self.iter().count() } }
struct VecF; struct OptF;
impl Family for VecF { type Member<T> = Vec<T>; } impl Family for OptF { type Member<T> = Option<T>; }
fn fill<F: Family>(n: u8) -> (F::Member<u8>, F::Member<String>) { let mut a = F::Member::<u8>::empty(); let mut b = <F::Member<String> as Container<String>>::empty(); for i in 0..n { a.add(i); b.add(format!("s{i}")); } (a, b) }
fn main() {
    let mut v = [1, 2, 3, 4];
    let mut w = WindowsMut { slice: &mut v, start: 0, len: 2 };
    while let Some(x) = w.next() { x[1] += x[0]; }
    println!("{v:?}");
    WindowsMut { slice: &mut v, start: 0, len: 3 }.for_each(|x| x.reverse());
    println!("{:?}", WindowsMut { slice: &mut v, start: 0, len: 1 }.nth_item(2));
    let (a, b) = fill::<VecF>(3); println!("{a:?} {b:?} {}", a.size());
    let (a, b) = fill::<OptF>(3); println!("{a:?} {b:?} {}", b.size());
}
