fn main() { loop { break; } } }
