#[repr(u8)]
enum Nothing {}

fn main() {}
