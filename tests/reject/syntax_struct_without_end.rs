struct Empty
fn main() {}
