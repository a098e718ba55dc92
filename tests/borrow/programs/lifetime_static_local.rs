fn need(_: &'static i32) {}
fn main() {
    let x = 1;
    need(&x);
}
