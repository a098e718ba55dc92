trait Get { type Out; fn get(self) -> Self::Out; }
impl<'a> Get for &'a String { type Out = &'a str; fn get(self) -> &'a str { self.as_str() } }
fn main() {
    let mut s = String::from("a");
    let r = (&s).get();
    s.push('b');
    println!("{}", r);
}
