fn main main() { }
