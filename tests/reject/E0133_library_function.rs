fn main() {
    let words = vec![1, 2, 3];
    let bytes = vec![104, 105];
    println!("{}", words.get_unchecked(0));
    println!("{}", String::from_utf8_unchecked(bytes));
}
