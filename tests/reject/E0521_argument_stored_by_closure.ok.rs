fn main() {
    let mut kept: Vec<String> = Vec::new();
    let mut keep = |text: &str| kept.push(text.to_string());
    keep("a");
    println!("{kept:?}");
}
