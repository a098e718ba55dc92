fn main() {
    println!("hi")
    println!("ho");
}
