fn main() {
    let upper = String::from("name").to_uppercase();
    let upper = upper.as_str();
    println!("{upper}");
}
