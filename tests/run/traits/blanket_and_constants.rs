use std::collections::*;
use std::fmt::{Debug, Display};
trait Describe {
    fn describe(&self) -> String;
}
impl<T: Debug> Describe for T {
    fn describe(&self) -> String {
        format!("«{self:?}»")
    }
}
trait Ext: Iterator {
    fn my_zip_with<J, F, R>(self, j: J, f: F) -> ZipWith<Self, J::IntoIter, F>
    where
        Self: Sized,
        J: IntoIterator,
        F: FnMut(Self::Item, J::Item) -> R,
    {
        ZipWith {
            a: self,
            b: j.into_iter(),
            f,
        }
    }
    fn counts(self) -> BTreeMap<Self::Item, usize>
    where
        Self: Sized,
        Self::Item: Ord,
    {
        let mut m = BTreeMap::new();
        for x in self {
            *m.entry(x).or_insert(0) += 1;
        }
        m
    }
    fn join_str(&mut self, s: &str) -> String
    where
        Self::Item: Display,
    {
        let mut out = String::new();
        if let Some(f) = self.next() {
            out += &f.to_string();
            self.for_each(|x| {
                out.push_str(s);
                out += &x.to_string();
            });
        }
        out
    }
}
impl<I: Iterator + ?Sized> Ext for I {}
struct ZipWith<A, B, F> {
    a: A,
    b: B,
    f: F,
}
impl<A: Iterator, B: Iterator, R, F: FnMut(A::Item, B::Item) -> R> Iterator for ZipWith<A, B, F> {
    type Item = R;
    fn next(&mut self) -> Option<R> {
        Some((self.f)(self.a.next()?, self.b.next()?))
    }
}
trait Len {
    const FIXED: Option<usize> = None;
    fn len_(&self) -> usize;
    fn is_empty_(&self) -> bool {
        self.len_() == 0
    }
}
impl<T, const N: usize> Len for [T; N] {
    const FIXED: Option<usize> = Some(N);
    fn len_(&self) -> usize {
        N
    }
}
impl<T> Len for Vec<T> {
    fn len_(&self) -> usize {
        self.len()
    }
}
impl Len for str {
    fn len_(&self) -> usize {
        self.chars().count()
    }
}
impl<L: Len + ?Sized> Len for &L {
    const FIXED: Option<usize> = L::FIXED;
    fn len_(&self) -> usize {
        (**self).len_()
    }
}
impl<A: Len, B: Len> Len for (A, B) {
    const FIXED: Option<usize> = match (A::FIXED, B::FIXED) {
        (Some(a), Some(b)) => Some(a + b),
        _ => None,
    };
    fn len_(&self) -> usize {
        self.0.len_() + self.1.len_()
    }
}
trait Shape {
    const SIDES: u32;
    fn area(&self) -> f64;
    fn sides(&self) -> u32 {
        Self::SIDES
    }
}
trait DynShape {
    fn area(&self) -> f64;
    fn sides(&self) -> u32;
}
impl<S: Shape> DynShape for S {
    fn area(&self) -> f64 {
        Shape::area(self)
    }
    fn sides(&self) -> u32 {
        S::SIDES
    }
}
struct Sq(f64);
struct Tri(f64, f64);
impl Shape for Sq {
    const SIDES: u32 = 4;
    fn area(&self) -> f64 {
        self.0 * self.0
    }
}
impl Shape for Tri {
    const SIDES: u32 = 3;
    fn area(&self) -> f64 {
        self.0 * self.1 / 2.0
    }
}
trait Alias: Clone + Debug + Default + PartialEq {}
impl<T> Alias for T where T: Clone + Debug + Default + PartialEq {}
fn twice<T: Alias>(t: &T) -> (T, T, bool) {
    (t.clone(), T::default(), *t == T::default())
}
trait Monoid {
    const ZERO: Self;
    fn op(self, o: Self) -> Self;
}
impl Monoid for i32 {
    const ZERO: i32 = 0;
    fn op(self, o: i32) -> i32 {
        self + o
    }
}
impl Monoid for String {
    const ZERO: String = String::new();
    fn op(mut self, o: String) -> String {
        self.push_str(&o);
        self
    }
}
impl<A: Monoid, B: Monoid> Monoid for (A, B) {
    const ZERO: Self = (A::ZERO, B::ZERO);
    fn op(self, o: Self) -> Self {
        (self.0.op(o.0), self.1.op(o.1))
    }
}
impl<T: Monoid> Monoid for Option<T> {
    const ZERO: Self = None;
    fn op(self, o: Self) -> Self {
        match (self, o) {
            (Some(a), Some(b)) => Some(a.op(b)),
            (a, b) => a.or(b),
        }
    }
}
fn fold<M: Monoid>(i: impl IntoIterator<Item = M>) -> M {
    i.into_iter().fold(M::ZERO, M::op)
}
struct Grid<const W: usize, const H: usize>;
impl<const W: usize, const H: usize> Grid<W, H> {
    const AREA: usize = W * H;
    const ROW: [u8; W] = [7; W];
    fn cells() -> Vec<[u8; W]> {
        vec![Self::ROW; H]
    }
}
struct Buf;
impl Buf {
    const N: usize = 3;
    const NAMES: [&'static str; Self::N] = ["a", "b", "c"];
    fn arr() -> [i32; Self::N] {
        [1; Self::N]
    }
}
fn main() {
    println!(
        "{} {} {}",
        1.describe(),
        "x".describe(),
        vec![Some(1)].describe()
    );
    println!(
        "{:?}",
        [1, 2, 3]
            .iter()
            .my_zip_with(vec![10, 20], |a, b| a * b)
            .collect::<Vec<_>>()
    );
    println!("{:?} {}", "hello".chars().counts(), (1..4).join_str("-"));
    let d: &mut dyn Iterator<Item = u8> = &mut [1u8, 2].into_iter();
    println!("{}", d.join_str("+"));
    println!(
        "{} {} {:?} {:?} {}",
        [1, 2].len_(),
        "añb".len_(),
        <[u8; 3]>::FIXED,
        <(&[u8; 2], [i8; 5])>::FIXED,
        (vec![1], "ab").is_empty_()
    );
    let shapes: Vec<Box<dyn DynShape>> = vec![Box::new(Sq(2.0)), Box::new(Tri(3.0, 4.0))];
    println!(
        "{:?}",
        shapes
            .iter()
            .map(|s| (s.sides(), s.area()))
            .collect::<Vec<_>>()
    );
    println!("{:?} {:?}", twice(&3), twice(&String::new()));
    println!(
        "{:?}",
        fold(vec![
            (1, Some("a".to_string())),
            (2, None),
            (3, Some("b".to_string()))
        ])
    );
    println!(
        "{} {:?} {}",
        Grid::<3, 2>::AREA,
        Grid::<2, 2>::cells(),
        Grid::<4, 1>::ROW.len()
    );
    println!("{:?} {:?}", Buf::NAMES, Buf::arr());
}
