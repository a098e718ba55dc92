trait A { fn foo(&self, _: &impl Iterator); fn b<T>(&self, x: T); fn c(&self, x: impl Clone); fn d<T: Clone>(&self, x: T); }
impl A for () { fn foo<U: Iterator>(&self, _: &U) { } fn b(&self, x: impl Sized) {} fn c(&self, x: impl Clone) {} fn d(&self, x: impl Clone) {} }
type Foo = dyn Iterator<Item = u32, Item = u32>;
fn f(_: impl Iterator<Item = u8, Item = u16>) {}
fn g<I: Iterator<Item = u8, Item = u8>>() {}
fn k<I: Iterator<Item: Clone, Item: Copy>>() {}
struct S; impl Sized for S {}
fn foo<T, const N: T>() {}
struct Sn<const N: String>;
fn a<const N: f64>() {}
fn b<const N: &'static str>() {}
fn bb<const N: [u8; 2]>() {}
fn bc<const N: (u8, u8)>() {}
fn bd<const N: Sn2>() {}
struct Sn2;
fn main() {}
