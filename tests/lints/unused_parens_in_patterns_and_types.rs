struct S { a: (i32), v: Vec<(u8)> }
fn f(x: &(i32), y: Box<(dyn Fn())>, z: &(dyn Send + Sync), q: (impl Copy)) -> Option<(i32)> { None }
fn main() {
    match Some(1) { Some((1)) => {} (Some(2 | 3)) => {} Some((4 | 5)) => {} Some((6..=7)) => {} (None | Some(8)) => {} Some(n @ (9)) => {} _ => {} }
    let (x) = 1;
    let (mut y) = 2;
    let &(z) = &3;
    let &(mut z) = &3;
    let (a, (b)) = (1, 2);
    let [(c)] = [1];
    for (i) in 0..3 {}
    if let (Some(_)) = Some(1) {}
    while let (None | Some(2)) = Some(1) {}
    let cl = |(p): i32| p;
    let t = 1 as (i32);
    let u: Vec<(i32)> = Vec::new();
    type A = (i32);
}

