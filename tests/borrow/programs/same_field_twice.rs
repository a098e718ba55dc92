struct P { x: i32 }
fn main() {
    let mut p = P { x: 1 };
    let a = &mut p.x;
    let b = &mut p.x;
    *a += 1;
    *b += 1;
}
