fn main() { let z = !; }
