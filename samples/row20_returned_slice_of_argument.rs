fn first_word(text: String) -> &'static str {
    text.split(' ').next().unwrap_or("")
}

fn main() {
    println!("{}", first_word(String::from("hello world")));
}
