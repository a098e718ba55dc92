fn main() -> i32 1 }
