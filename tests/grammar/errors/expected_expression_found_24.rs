fn main() { let x = 10 +/ 2; }
