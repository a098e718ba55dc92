fn main() {
    let words = vec![String::from("a"), String::from("b")];
    let mut total = 0;
    for word in &words {
        total += word.len();
    }
    for word in words {
        drop(word);
    }
    while total > 1 {
        total -= 1;
    }
    println!("{total}");
}
