fn extend(words: &Vec<String>) {
    words.push(String::from("more"));
}

fn main() {
    let words = vec![String::from("some")];
    extend(&words);
    println!("{words:?}");
}
