fn total<I: Iterator>(numbers: I<Item = u32>) -> u32 {
    numbers.sum()
}

fn main() {
    println!("{}", total(vec![1u32].into_iter()));
}
