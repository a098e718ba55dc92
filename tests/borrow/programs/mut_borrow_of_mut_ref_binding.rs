fn set(r: &mut i32) {
    *r = 1;
}
fn f(r: &mut i32) {
    set(&mut r);
}
fn main() {}
