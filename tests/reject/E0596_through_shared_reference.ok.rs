fn extend(words: &mut Vec<String>) {
    words.push(String::from("more"));
}

fn main() {
    let mut words = vec![String::from("some")];
    extend(&mut words);
    println!("{words:?}");
}
