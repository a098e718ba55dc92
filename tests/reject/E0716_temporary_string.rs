fn main() {
    let upper = String::from("name").to_uppercase().as_str();
    println!("{upper}");
}
