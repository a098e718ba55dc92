struct D<'a>(&'a String);
impl<'a> Drop for D<'a> {
    fn drop(&mut self) {}
}
fn main() {
    let d;
    let s = String::from("a");
    d = D(&s);
}
