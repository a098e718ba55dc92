fn main() {
    let word = String::from("kept");
    let mut words = Vec::new();
    words.push(word);
    words.push(word);
    println!("{words:?}");
}
