fn main() {
    let words = vec!["to", "be"];
    for word in words {
        println!("{word}");
    }
    println!("{} words", words.len());
}
