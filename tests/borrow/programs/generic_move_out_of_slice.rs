fn first<T>(v: &[T]) -> T { v[0] }

fn main() {}
