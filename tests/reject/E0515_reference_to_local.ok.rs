fn greeting() -> String {
    let text = String::from("hello");
    text
}

fn main() {
    println!("{}", greeting());
}
