struct S { a: String, b: String }
impl S {
    fn a(&mut self) -> &mut String { &mut self.a }
    fn b(&mut self) -> &mut String { &mut self.b }
}
fn main() {
    let mut s = S { a: String::new(), b: String::new() };
    let a = s.a();
    let b = s.b();
    a.push('x');
    b.push('y');
}
