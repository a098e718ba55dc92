#[repr("C")]
struct Header {
    tag: u8,
}

fn main() {
    println!("{}", Header { tag: 1 }.tag);
}
