const x: i32 = 0
fn main() {}
