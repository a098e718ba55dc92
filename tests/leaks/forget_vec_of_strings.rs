//@ leak: forget

fn main() {
    let mut words = Vec::with_capacity(4);
    for _ in 0..3 {
        words.push("seven77".to_string());
    }
    println!("{} words", words.len());
    std::mem::forget(words);
}
