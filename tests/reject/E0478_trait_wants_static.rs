trait Component: 'static {}
struct Name<'a>(&'a str);
struct Wrap<T>(T);
impl<'a> Component for Name<'a> {}
impl<T> Component for Wrap<T> {}
impl<T: 'static> Component for Option<T> {}
impl Component for &str {}
impl Component for Vec<Name<'_>> {}
impl<T: Component> Component for Box<T> {}
trait Has { type A: 'static; type B: Component; }
impl<'x> Has for &'x u8 { type A = &'x u8; type B = u8; }
impl Component for u8 {}
impl<T> Has for Vec<T> { type A = T; type B = Option<T>; }
impl<T: 'static> Has for Option<T> { type A = T; type B = Option<T>; }
trait Out<'a> where Self: 'a { fn f(&self) -> &'a str; }
impl<'a, 'b: 'a> Out<'a> for Name<'b> { fn f(&self) -> &'a str { self.0 } }
struct Z<'a>(Option<Y<&'a u8>>);
struct Y<T: 'static>(T);
struct X<'a, T: 'a> where T: Component { x: &'a T }
fn main() {}
