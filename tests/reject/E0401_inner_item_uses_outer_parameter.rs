fn outer<T: Copy>(item: T) -> T {
    fn inner(value: T) -> T {
        value
    }
    inner(item)
}

fn main() {
    println!("{}", outer(1));
}
