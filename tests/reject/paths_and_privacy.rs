use std::ops::Deref;
mod m {
    pub trait T { fn f(&self) {} }
    pub struct P { pub a: i32, b: i32 }
    pub enum E { A, B(i32) }
    impl P { pub fn new() -> P { P { a: 1, b: 2 } } fn hidden() {} pub(crate) fn semi(&self) {} }
    pub mod n { pub fn f() { super::super::top(); } pub(in crate::m) fn g() {} struct H; pub use self::H as J; }
    impl T for P {}
    pub const C: u8 = 1;
    static S: u8 = 1;
    type Al = u8;
    #[derive(Debug)] pub struct Tup(pub i32, i32);
    pub struct Unit;
    struct PrivUnit;
    macro_rules! mac { () => {} }
}
use m::{P, E::*, n::f as g, Unit as U, S, Al};
use m::nothing;
use std::collections::Hashmap;
use std::nope::Thing;
use crate::m::T as _;
fn top() {}
fn a(p: P) { p.b; p.f(); P::hidden(); p.semi(); let P { a, b } = p; let q = P { a: 1, b: 2 }; let m::Tup(x, y) = m::Tup(1, 2); m::n::g(); m::PrivUnit; U; B(1); A; }
fn b() { mac!(); let x: m::Al = 1; m::S; super::x(); self::top(); crate::nope(); Self::y(); std::mem::swapp(); i32::nope(); String::from_utf9(); Vec::<i32>::neww(); E::C; m::E::C; m::E::B { x: 1 }; }
fn main() {}
