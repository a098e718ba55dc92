fn main() {
    let number = "5".parse().unwrap();
    println!("{number}");
}
