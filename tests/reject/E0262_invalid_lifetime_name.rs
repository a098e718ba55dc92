fn keep<'static>(text: &'static str) -> &'static str {
    text
}

fn main() {
    println!("{}", keep("a"));
}
