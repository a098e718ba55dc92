fn outside() { break; }
fn outside_continue() { continue; }
fn in_closure() { loop { let _ = || break; } }
fn unreachable_label() { 'a: loop { let _ = || { break 'a; }; } }
fn in_labelled_block() { 'a: { loop { break 'a; } } ; 'b: { break; } }
fn continue_block() { 'a: { loop { continue 'a; } } }
fn similar() { 'outer: loop { break 'outr; } }
fn shadow<'a>(x: &'a u8) { let f: for<'a> fn(&'a u8); }
struct S<'static>(&'static u8);
fn undeclared(x: &'b u8) -> &'c u8 { let y: &'d u8 = x; y }
impl<'i> S<'j> { fn m<'i>(&self) {} }
trait T<'t> { fn f<'t>(); }
fn main() {}
