#[derive(Debug)]
struct Person {
    name: String,
    age: u8,
}

fn main() {
    let person = Person { name: String::from("ada"), age: 36 };
    let Person { name, age } = person;
    println!("{name} {age}");
    println!("{person:?}");
}
