trait A { fn a(&self); }
impl<T: Copy> A for T { fn a(&self) {} }
impl A for u8 { }
impl A for String { fn a(&mut self) {} }
struct L(u8);
impl A for L { fn b(&self) {} }
struct Ok2;
trait Z { fn z(&self); }
impl Z for Ok2 { }
fn main() { L(1).a(); 1u8.a(); }
