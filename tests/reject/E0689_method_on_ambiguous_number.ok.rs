fn main() {
    println!("{}", 2.0f64.powi(2));
    let ratio: f64 = 0.5;
    println!("{}", ratio.sqrt());
}
