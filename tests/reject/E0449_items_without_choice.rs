trait Greet { pub fn greet(&self); pub const X: u8 = 1; }
struct Host;
pub impl Greet for Host { pub fn greet(&self) {} }
pub impl Host { pub fn a(&self) {} }
fn main() {}
