struct Person {
    name: String,
    age: u8,
    name: &'static str,
}

fn main() {}
