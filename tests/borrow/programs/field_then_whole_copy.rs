#[derive(Clone, Copy)]
struct P { x: i32 }
fn main() {
    let mut p = P { x: 1 };
    let a = &mut p.x;
    let q = p;
    *a += 1;
    println!("{}", q.x);
}
