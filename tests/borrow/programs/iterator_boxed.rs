fn evens(v: &[i32]) -> Box<dyn Iterator<Item = &i32> + '_> {
    Box::new(v.iter())
}
fn main() {
    println!("{:?}", evens(&[1, 2]).count());
}
