
mod m { pub struct P { x: i32 } pub enum K { A, B(i32) } pub fn func() {} pub mod inner {} struct Priv; pub struct T3(i32); pub trait Tr { fn trm(&self); } pub const CC: i32 = 1; }
struct S { field: i32 }
struct Tup(i32, i32);
struct Unit;
enum E { V1, V2(i32), V3 { a: i32 } }
trait Tr { type Item; fn tm(&self); }
fn func(a: i32) {}
const CONST: i32 = 1;
static STAT: i32 = 1;
type Al = S;
impl S {
  fn stat() { self.field; }
  fn meth(&self) { field; meth(); stat(); Self::nope(); self.nope; Self.x; }
}
fn a1() { undefined; }
fn a2() { undefined(); }
fn a3(x: Undefined) -> Undef2<i32> {}

fn a5() { nomod::f(); m::nofn(); m::NoTy::f(); m::inner::x; E::V9; E::V2; S::new(); }
fn a6() { let x = S; let y = S(1); let z = Tup { 0: 1 }; let w = Unit(1); let q = E::V3; let r = E::V3(1); let s = m; let t = i32; let u = Tr; let v = func { a: 1 }; }
fn a7(e: E) { match e { V1 => {}, E::V3 => {}, E::V2 => {}, E::V3(a) => {}, Foo(x) => {}, Bar { a } => {}, Baz::Q => {}, S => {}, func => {}, Tup => {} , CONST => {}, E::Nope => {}, } }
fn a8() { loop { break 'a; } }
fn a9<'x>(a: &'y i32) -> &'z str { let q: &'w i32; "" }
fn b1() { let n = 3; let a = [0; n]; fn inner() { n; } const C: i32 = n; }
fn b2<T>() { fn inner(x: T) {} struct I(T); }
impl NoTrait for S {}
impl S for Unit {}
impl Tr for NoType {}
fn b3<T: NoBound>(x: impl NoImpl, y: dyn NoDyn, z: &dyn S) where T: func {}
fn b4(x: func, y: m, z: CONST, w: E::V1, v: STAT) {}
fn b5() { let (a | b) = 1; match (1, 2) { (x, 1) | (1, y) => {}, (ref p, 1) | (2, p) => {} , _ => {} } }
fn b6() { none; Non; some(3); ok(2); prinln("x"); let strin: Strin; String::ne(); vec::new(); Vecc::new(); }
fn b7() { undefined_var = 3; let undef2 = undef2; x.foo(); }
fn b8() -> Self {}
fn b9() { m::Priv; m::P { x: 1 }; m::T3(1); }
struct SS { a: Self2, b: Option<i33>, c: Box<Nod> }
fn c1() { <S as Tr>::Nope; <S as NoTr>::x; <S as Tr>::zzz(); let x: <S as Tr>::Foo; S::Assoc; }
trait Sup: NoSup {}
fn c2() { if let Some(x) = Som(3) {} x; for i in 0..3 {} i; }
fn c3(x: i32) { let closure = |y| y + zz; y; }
fn c4() { crate::nope(); self::nope(); super::nope(); std::nope(); std::vec::nope(); crate::m::nope::x(); Self::x(); }
fn c6() { Vec::<Foo>::new(); S::<NoX>::y(); S { nofield: 1, field: nov }; E::V3 { a: b }; S { ..other }; NoStruct { x: 1 }; CONST { x: 1}; }
fn c7() { field; meth(); Item; tm(); }
fn main() { }
