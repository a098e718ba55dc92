struct S<'a> { r: &'a i32 }
fn f(s: &mut S) {
    *s.r = 1;
}

fn main() {}
