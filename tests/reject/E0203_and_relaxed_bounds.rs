use std::fmt::Debug;

fn f(_: &(dyn ?Sized + Debug)) {}
fn h<T: ?Debug>(_: T) {}
fn i<T: ?Sized + ?Sized>(_: &T) {}
trait X: ?Sized {}
fn j<T>(_: &T) where T: ?Sized, T: ?Sized {}
fn k(_: &(impl ?Sized + Debug)) {}
trait Y { type A: ?Sized; type B: ?Clone; }
fn l(_: &(dyn Debug + ?Sized)) {}
trait Z where Self: ?Sized {}
fn m<T>() where Vec<T>: ?Sized {}
struct S<T: ?Sized>(Box<T>);
fn n<T: Debug + 'static + 'static>() {}
type T1<'a> = dyn 'a + Debug + 'a;
fn main() {}
