use std::fmt::Display;
trait A { fn a(&self) {} }
impl<T: Display> A for T { }
impl A for Vec<u8> { }
trait B {}
impl<T: Clone> B for T {}
impl B for str {}
trait C {}
impl<T: Copy> C for T {}
impl C for Box<i32> {}
trait D {}
impl<T: Copy> D for T {}
struct L(String);
impl D for L {}
trait E {}
impl<T: Copy> E for T {}
impl E for &mut i32 {}
trait F {}
impl<T: Iterator> F for T {}
impl F for i32 {}
trait G {}
impl<T: Copy> G for Option<T> {}
impl G for Option<String> {}
trait H {}
impl<T: Fn()> H for T {}
impl H for i32 {}
trait I {}
impl<T: Sized> I for T {}
impl I for str {}
trait J {}
impl<T: A> J for T {}
impl J for f64 {}
fn main() {}
trait K {}
impl<T: Clone> K for T {}
impl K for &mut u8 {}
trait M {}
impl<T: Display> M for T {}
impl M for &[u8] {}
trait N {}
impl<T: Copy> N for T {}
impl N for &mut L {}
trait O {}
impl<T: Copy> O for T {}
impl O for Vec<L> {}
trait P {}
impl<T: Copy> P for T {}
impl P for [L; 2] {}
trait Q {}
impl<T: Iterator> Q for T {}
impl Q for &L {}
