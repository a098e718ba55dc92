fn main() {
    let text = r#"never closed";
    println!("{text}");
}
