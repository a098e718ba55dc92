fn evens<'a>(v: &'a [i32]) -> impl Iterator<Item = &'a i32> + 'a {
    v.iter().filter(|n| *n % 2 == 0)
}
fn main() {
    println!("{:?}", evens(&[1, 2]).collect::<Vec<_>>());
}
