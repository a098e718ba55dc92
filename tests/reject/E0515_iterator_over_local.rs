fn doubled(numbers: &[i32]) -> impl Iterator<Item = &i32> {
    let doubled: Vec<i32> = numbers.iter().map(|n| n * 2).collect();
    doubled.iter()
}

fn main() {
    println!("{:?}", doubled(&[1, 2]).collect::<Vec<_>>());
}
