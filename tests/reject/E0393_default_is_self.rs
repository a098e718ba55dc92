use std::ops::Add;
fn f(x: &dyn Add) {}
fn g(x: Box<dyn PartialEq>) {}
fn h(x: &dyn Iterator) {}
fn i(x: Vec<Box<dyn PartialOrd>>) {}
trait T<A = Self> { fn m(&self, a: A); }
fn j(x: &dyn T) {}
fn main() {}
