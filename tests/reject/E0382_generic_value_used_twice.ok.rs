fn pair<T: Clone>(item: T) -> (T, T) {
    (item.clone(), item)
}

fn main() {
    println!("{:?}", pair(3));
}
