fn main() {
    let greeting = String::from("hello");
    let give = || greeting;
    println!("{}", give());
    println!("{}", give());
}
