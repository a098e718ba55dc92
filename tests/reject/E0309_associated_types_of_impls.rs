trait Wants<'a> { type Out; fn get(&'a self) -> Self::Out; }
struct Keep<T>(T);
impl<'a, T> Wants<'a> for Keep<T> { type Out = &'a T; fn get(&'a self) -> &'a T { &self.0 } }
struct R<'b, T>(&'b T);
impl<'a, 'b, T> Wants<'a> for R<'b, T> { type Out = &'a &'b T; fn get(&'a self) -> &'a &'b T { &self.0 } }
trait S { type Out; }
impl<T> S for Keep<T> { type Out = &'static T; }
impl<'a, T> S for &'a Keep<T> { type Out = &'a T; }
impl<'a, T: 'a> S for (&'a u8, T) { type Out = &'a T; }
impl<'a, 'b: 'a, T: 'b> S for (&'a u8, &'b u8, T, u8) { type Out = &'a T; }
impl<'a, 'b, T> S for (&'a &'b u8, &'b T, u8) { type Out = std::slice::Iter<'a, T>; }
struct It<'a, T: 'a> { v: &'a [T] }
impl<'a, T> Iterator for It<'a, T> { type Item = &'a T; fn next(&mut self) -> Option<&'a T> { None } }
impl<'a, T> S for It<'a, T> { type Out = std::collections::hash_map::Iter<'a, u8, T>; }
impl<'a, I: Iterator> S for (&'a u8, I, I) { type Out = &'a I::Item; }
struct W<'a>(&'a u8);
impl<'a, U> S for (W<'a>, Vec<U>) { type Out = Box<dyn Fn(&'a U)>; }
fn main() {}
