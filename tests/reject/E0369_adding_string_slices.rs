fn main() {
    let first = "hello";
    let second = "world";
    println!("{}", first + second);
    println!("{}", first + &String::from("!"));
}
