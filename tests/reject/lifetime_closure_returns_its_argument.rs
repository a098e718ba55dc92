fn main() {
    let first = |text: &str| text.trim();
    println!("{}", first(" a "));
    let pass = |text: &String| -> &str { text.as_str() };
    println!("{}", pass(&String::from("b")));
}
