fn main() {
    let title = Some(String::from("dr"));
    match &title {
        Some(text) => println!("{text}"),
        None => println!("none"),
    }
    println!("{title:?}");
}
