struct P { x: i32 }
fn main() {
    let mut p = P { x: 1 };
    let a = &mut p;
    let b = &p.x;
    a.x += 1;
    println!("{}", b);
}
