fn main() {
    let mut scores = vec![1, 2];
    let first = &mut scores;
    first.push(3);
    let second = &mut scores;
    second.push(4);
    println!("{scores:?}");
}
