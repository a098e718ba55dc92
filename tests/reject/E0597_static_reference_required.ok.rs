fn remember(text: &'static str) -> usize {
    text.len()
}

fn main() {
    let text = "forever";
    println!("{}", remember(text));
}
