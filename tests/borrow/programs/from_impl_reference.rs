struct Wrap<'a>(&'a str);
impl<'a> From<&'a str> for Wrap<'a> { fn from(s: &'a str) -> Self { Wrap(s) } }
fn main() {
    let mut s = String::from("a");
    let w: Wrap = s.as_str().into();
    s.push('b');
    println!("{}", w.0);
}
