fn main() {
    let greeting = String::from("hello");
    let give = || greeting.clone();
    println!("{}", give());
    println!("{}", give());
}
