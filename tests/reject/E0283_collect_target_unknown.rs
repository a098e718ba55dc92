fn main() {
    let doubled = [1, 2].iter().map(|n| n * 2).collect();
    println!("{:?}", doubled);
}
