fn main() {
    let numbers: impl Iterator<Item = u32> = vec![1u32].into_iter();
    println!("{}", numbers.count());
}
