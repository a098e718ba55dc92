fn evens(numbers: &[i32]) -> impl Iterator<Item = i32> {
    numbers.iter().copied().filter(|n| n % 2 == 0)
}

fn main() {
    println!("{:?}", evens(&[1, 2]).collect::<Vec<_>>());
}
