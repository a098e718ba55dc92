fn lines(text: &str) -> &[String] {
    &text.lines().map(String::from).collect::<Vec<_>>()
}

fn main() {
    println!("{:?}", lines("a\nb"));
}
