fn longest_or_new(words: &mut Vec<String>) -> &mut String {
    if words.is_empty() {
        words.push(String::new());
    }
    words.iter_mut().max_by_key(|word| word.len()).unwrap()
}

fn main() {
    let mut words = vec![String::from("a")];
    longest_or_new(&mut words).push('b');
    println!("{words:?}");
}
