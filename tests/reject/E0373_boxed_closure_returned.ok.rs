fn greeter(name: String) -> Box<dyn Fn() -> String> {
    Box::new(move || format!("hello {name}"))
}

fn main() {
    println!("{}", greeter(String::from("ada"))());
}
