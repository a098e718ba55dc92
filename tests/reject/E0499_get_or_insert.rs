fn longest_or_new(words: &mut Vec<String>) -> &mut String {
    if let Some(word) = words.iter_mut().max_by_key(|word| word.len()) {
        return word;
    }
    words.push(String::new());
    words.last_mut().unwrap()
}

fn main() {
    let mut words = vec![String::from("a")];
    longest_or_new(&mut words).push('b');
    println!("{words:?}");
}
