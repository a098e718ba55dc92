fn bump(x: &mut i32) {
    *x += 1;
}
fn main() {
    let mut x = 1;
    let r = &mut x;
    bump(r);
    bump(r);
    *r += 1;
    println!("{}", x);
}
