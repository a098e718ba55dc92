fn main() {
    let mut kept: Vec<&str> = Vec::new();
    let mut keep = |text: &str| kept.push(text);
    keep("a");
    println!("{kept:?}");
}
