const LIMIT: u32 = return 3;

static SIZE: [u8; { return 2 }] = [0; 2];

fn main() {
    println!("{LIMIT} {}", SIZE.len());
}
