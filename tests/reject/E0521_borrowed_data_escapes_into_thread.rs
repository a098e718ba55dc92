use std::thread;

fn count_in_background(words: &[String]) -> usize {
    let handle = thread::spawn(move || words.len());
    handle.join().unwrap()
}

fn main() {
    println!("{}", count_in_background(&[String::from("a")]));
}
