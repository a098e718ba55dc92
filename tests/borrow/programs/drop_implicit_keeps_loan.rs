struct Guard<'a>(&'a mut i32);
impl<'a> Drop for Guard<'a> { fn drop(&mut self) { *self.0 += 1; } }
fn main() {
    let mut n = 0;
    let _g = Guard(&mut n);
    n += 1;
    println!("{}", n);
}
