main() -> i32 { 3 }
