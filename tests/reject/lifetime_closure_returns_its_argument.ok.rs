fn first(text: &str) -> &str {
    text.trim()
}

fn main() {
    println!("{}", first(" a "));
    println!("{}", String::from("b").as_str());
}
