fn main() {
    let number = 5u32;
    println!("{}", *number);
    let total: u32 = [1u32, 2].iter().copied().map(|n| *n).sum();
    println!("{total}");
}
