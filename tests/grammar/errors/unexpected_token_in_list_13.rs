fn main() i32 { }
