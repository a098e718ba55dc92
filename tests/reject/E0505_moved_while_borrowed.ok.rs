fn main() {
    let text = String::from("kept");
    let view = &text;
    println!("{view}");
    drop(text);
}
