trait Tr { fn n(&self) -> i32; }
struct S<'a>(&'a i32);
impl<'a> Tr for S<'a> { fn n(&self) -> i32 { *self.0 } }
fn f(x: &i32) -> Box<dyn Tr> {
    Box::new(S(x))
}

fn main() {}
