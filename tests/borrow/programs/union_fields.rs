union U { a: u32, b: f32 }
fn main() {
    let mut u = U { a: 1 };
    let p = unsafe { &mut u.a };
    let q = unsafe { &u.b };
    *p = 2;
    println!("{}", q);
}
