fn main() {
    println!("{}", 2.0.powi(2));
    let ratio = 0.5;
    println!("{}", ratio.sqrt());
}
