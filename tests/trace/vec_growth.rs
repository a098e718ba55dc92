fn main() {
    let mut numbers = Vec::new();
    for n in 0..5u64 {
        numbers.push(n);
    }
    println!("{}", numbers.len());
}
