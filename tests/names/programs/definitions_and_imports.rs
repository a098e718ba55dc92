struct A { x: i32, x: u8 }
struct A;
fn f(a: i32, a: i32) {}
fn f() {}
enum E { X, X }
trait T { fn a(); fn a(); }
impl T for A { fn a() {} fn a() {} fn zz() {} type Q = i32; const C: i32 = 1; }
fn g<T, T>() {}
fn h<'a, 'a>() {}
struct G<T>(T);
impl<T> G<T> { fn m<T>(x: T) {} fn m2(&self) {} fn m2(&self) {} }
use std::fmt;
use std::io as fmt;
use std::nope;
use nope2;
use nope3::x;
use std::vec::Vex;
use std::fmt::Debug;
trait Debug {}
mod m { fn private() {} pub struct S { f: i32 } pub(super) fn ok() {} pub mod n { pub(in super) fn q() {} } }
use m::private;
use m::{S, zip};
use self::m::n::q;
mod missing;
#[derive(Foo)]
struct D1;
#[derive(Clone)]
fn nof() {}
#[derive(Default)]
enum DD { A, B }
#[foo]
fn attr() {}
use std::fmt::self;
use std::*;
extern crate zork;
macro_rules! mm { () => {} }
fn main() { zzz!(); m::mm!(); pritln!("x"); let x = |a, a| 1; let (b, b) = (1, 2); }
#[derive(Debug)]
union U { a: i32 }
fn dup<'a>(x: &'a i32) { fn inner<'b>(y: &'a i32) {} }
#[inlin]
fn aa() {}
#[derive]
struct D3;
#[derive(Clone, Clone)]
struct D4;
#[test(x)]
fn tt() {}
