struct S;
impl S {
    fn a(&self);
    const B: u8;
    fn c(x: u8) -> u8;
}
trait T { fn m(&self); const N: u8; type Z; }
impl T for S {
    fn m(&self);
    const N: u8;
    type Z;
}
extern "C" { fn ok(); fn bad() {} static K: u8; static L: u8 = 1; }
fn free(self: u8, y: u8) {}
fn free2(&self) {}
fn free3(&mut self, x: u8) -> u8 { x }
fn free4(mut self) {}
mod m { pub(crate) fn c(); #[inline] pub unsafe fn d(x: u8) -> u8; }
static mut M: u8;
pub const C: [u8; 3];
type A<T>;
fn main() { let a: u8 = ""; S.a(); }
fn outer() { const Z: u8; struct W; impl W { fn e(); } }
