fn main() {
    let words = vec![1, 2, 3];
    let bytes = vec![104, 105];
    println!("{}", unsafe { words.get_unchecked(0) });
    println!("{}", unsafe { String::from_utf8_unchecked(bytes) });
}
