fn dangle<'a>() -> &'a String {
    let text = String::from("World");
    &text
}

fn main() {
    println!("{}", dangle());
}
