fn no_dangle() -> String {
    let text = String::from("World");
    text
}

fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or("")
}

fn main() {
    println!("{} {}", no_dangle(), first_word("hello world"));
}
