fn swap<T>(a: &mut T, b: &mut T) { std::mem::swap(a, b) }
fn main() {
    let mut x = 1;
    swap(&mut x, &mut x);
}
