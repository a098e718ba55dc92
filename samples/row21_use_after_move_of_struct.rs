#[derive(Debug, Clone)]
struct Label {
    text: String,
}

fn main() {
    let first = Label { text: String::from("World") };
    let copied = first.clone();
    let moved = first;
    println!("{copied:?} {moved:?} {first:?}");
}
