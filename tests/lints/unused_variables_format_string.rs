fn main() {
    let name = "Ferris";
    let greeting = String::from("Hello, {name}!");
    println!("{greeting}");
    let r#type = 1;
}
