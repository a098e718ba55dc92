fn greeting() -> &'static str {
    let text = String::from("hello");
    text.as_str()
}

fn main() {
    println!("{}", greeting());
}
