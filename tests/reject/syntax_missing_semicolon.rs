fn main() {
    let first = 1
    let second = 2;
    println!("{}", first + second)
    println!("done");
}
