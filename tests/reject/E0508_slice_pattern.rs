fn first(items: &[Box<i32>]) -> Option<Box<i32>> {
    match *items {
        [first, ..] => Some(first),
        [] => None,
    }
}

fn main() {
    println!("{:?}", first(&[Box::new(1)]));
}
