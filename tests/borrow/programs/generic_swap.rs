fn swap<T>(a: &mut T, b: &mut T) { std::mem::swap(a, b) }
fn main() {
    let mut x = 1;
    let mut y = 2;
    swap(&mut x, &mut y);
    swap(&mut x, &mut y);
    println!("{}{}", x, y);
}
