fn main() {
    let one = String::from("World");
    let two = one;
    println!("{}", two);
}
