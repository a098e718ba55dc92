fn main() {
    let one = String::from("World");
    let two = one.clone();
    println!("{} {}", one, two);
}
