trait Tr { fn n(&self) -> i32; }
struct S<'a>(&'a i32);
impl<'a> Tr for S<'a> { fn n(&self) -> i32 { *self.0 } }
fn f<'a>(x: &'a i32) -> Box<dyn Tr + 'a> {
    Box::new(S(x))
}
fn main() {
    let x = 1;
    println!("{}", f(&x).n());
}
