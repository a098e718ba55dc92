fn first(items: &[Box<i32>]) -> Option<Box<i32>> {
    match items {
        [first, ..] => Some(first.clone()),
        [] => None,
    }
}

fn main() {
    println!("{:?}", first(&[Box::new(1)]));
}
