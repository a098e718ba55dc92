fn pair<T>(item: T) -> (T, T) {
    (item, item)
}

fn main() {
    println!("{:?}", pair(3));
}
