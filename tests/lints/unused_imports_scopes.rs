mod bar { pub struct Bar; pub struct Baz; }
mod user { use crate::bar::Bar; pub fn f() { let _ = Bar; } }
mod glob { use crate::bar::*; }
mod shadow { use crate::bar::Bar; pub fn f() { use crate::bar::Bar; let _ = Bar; } }
use bar::Baz;
fn main() { user::f(); shadow::f(); #[allow(unused_imports)] use std::rc::Rc; }
