#[derive(Debug)]
struct Label {
    text: String,
    size: u32,
}

fn main() {
    let first = Label { text: String::from("World"), size: 12 };
    let text = first.text;
    println!("{text} of size {}", first.size);
    println!("{first:?}");
}
