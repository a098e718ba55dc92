fn main() {
    let text = String::from("kept");
    let view = &text;
    drop(text);
    println!("{view}");
}
