fn doubled(numbers: &[i32]) -> impl Iterator<Item = i32> + '_ {
    numbers.iter().map(|n| n * 2)
}

fn main() {
    println!("{:?}", doubled(&[1, 2]).collect::<Vec<_>>());
}
