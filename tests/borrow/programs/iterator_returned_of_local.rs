fn evens() -> impl Iterator<Item = i32> {
    let v = vec![1, 2];
    v.iter().map(|n| n * 2)
}

fn main() {}
