fn largest<T>(items: &[T]) -> String {
    render(&items[0])
}

fn render<T: std::fmt::Debug + Clone>(item: &T) -> String {
    format!("{:?}", item.clone())
}

fn main() {
    println!("{}", largest(&[1]));
}
