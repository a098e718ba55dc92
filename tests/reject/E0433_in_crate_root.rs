mod a { pub fn f() {} struct P; }
use crate::zz::y;
use a::nothing;
fn main() {
    crate::c::d();
    crate::nope();
    let x: crate::Missing = 1;
    let y = crate::Type::new();
    a::b::c();
    self::q::r();
    crate::mac!();
    a::mac2!();
    std::nothing!();
}
