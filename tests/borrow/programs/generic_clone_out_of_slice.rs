fn first<T: Clone>(v: &[T]) -> T { v[0].clone() }
fn main() { println!("{}", first(&[1])); }
