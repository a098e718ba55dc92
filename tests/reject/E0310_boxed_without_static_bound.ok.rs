fn boxed<T: std::fmt::Debug + 'static>(item: T) -> Box<dyn std::fmt::Debug> {
    Box::new(item)
}

fn main() {
    println!("{:?}", boxed(3));
}
