fn dangle() -> &String {
    let text = String::from("World");
    &text
}

fn main() {
    println!("{}", dangle());
}
