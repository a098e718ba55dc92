fn main() {
    let mut scores = vec![1, 2];
    let first = &mut scores;
    let second = &mut scores;
    first.push(3);
    second.push(4);
    println!("{scores:?}");
}
