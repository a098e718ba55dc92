fn remember(text: &'static str) -> usize {
    text.len()
}

fn main() {
    let text = String::from("temporary");
    println!("{}", remember(&text));
}
