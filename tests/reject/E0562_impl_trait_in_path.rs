fn some_fn(mut x: impl Iterator) -> <impl Iterator>::Item { x.next().unwrap() }
fn main() {}
