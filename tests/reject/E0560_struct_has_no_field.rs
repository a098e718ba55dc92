struct User {
    name: String,
    age: u8,
}

fn main() {
    let user = User { name: String::from("ada"), age: 3, email: "x" };
    println!("{} {}", user.name, user.age);
}
