#[proc_macro_derive(HelloMacro)]
pub fn x() {}
#[proc_macro]
pub fn y() {}
#[proc_macro_attribute]
pub fn z() {}
fn main() { let a: u8 = ""; }
