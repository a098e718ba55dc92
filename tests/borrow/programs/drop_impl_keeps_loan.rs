struct D<'a>(&'a str);
impl<'a> Drop for D<'a> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}
fn main() {
    let mut s = String::from("a");
    let d = D(&s);
    s.push('b');
    let _n = 1;
}
