use std::thread;

fn count_in_background(words: &[String]) -> usize {
    thread::scope(|scope| scope.spawn(move || words.len()).join().unwrap())
}

fn main() {
    println!("{}", count_in_background(&[String::from("a")]));
}
