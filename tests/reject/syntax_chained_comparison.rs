fn main() {
    let n = 3;
    println!("{}", 1 < n < 5);
}
