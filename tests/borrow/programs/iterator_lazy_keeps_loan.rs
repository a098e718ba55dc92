fn main() {
    let mut v = vec![1, 2];
    let it = v.iter().map(|n| n + 1);
    v.push(3);
    println!("{:?}", it.collect::<Vec<_>>());
}
