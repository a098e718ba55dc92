fn sum(numbers: impl Iterator<Item = u32>) -> u32 {
    numbers.sum()
}

fn main() {
    println!("{}", sum(vec![1i64, 2].into_iter()));
}
