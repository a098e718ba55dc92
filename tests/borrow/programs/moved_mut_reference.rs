fn main() {
    let mut x = 1;
    let r = &mut x;
    let s = r;
    *r += 1;
    *s += 1;
}
