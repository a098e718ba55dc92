fn main() {
    let values = vec![1, 2);
    println!("{values:?}");
}
