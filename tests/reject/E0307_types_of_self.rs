struct Foo; struct Bar;
impl Foo {
    fn foo<R: std::ops::Deref<Target=Self>>(self: R) {}
    fn c(self: i32) {}
    fn e(self: Vec<Self>) {}
    fn f(self: *const Self) {}
    fn h(self: Box<Bar>) {}
    fn i(self: Option<&Self>) {}
}
struct G<T>(T);
impl<T> G<T> { fn a(self: G<u8>) {} fn b(self: &G<T>) {} fn c(self: T) {} }
impl G<i32> { fn d(self: &G<i64>) {} }
trait Q { fn b(self: Option<Self>) where Self: Sized; fn d(self: u8); fn e(self: &Box<Self>); }
impl Q for u8 { fn b(self: Option<u8>) {} fn d(self: u8) {} fn e(self: &Box<u8>) {} }
fn main() {}
