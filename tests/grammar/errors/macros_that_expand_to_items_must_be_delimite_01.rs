fn main() {}

println!("x")
