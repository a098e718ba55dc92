struct S { name: String }
impl S {
    fn name(&self) -> &str { &self.name }
    fn name_mut(&mut self) -> &mut String { &mut self.name }
}
fn main() {
    let mut s = S { name: String::from("a") };
    s.name_mut().push('b');
    println!("{}", s.name());
}
