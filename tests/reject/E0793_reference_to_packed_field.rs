#[repr(C, packed)]
struct Header {
    tag: u8,
    length: u32,
}

fn main() {
    let header = Header { tag: 1, length: 2 };
    let length = &header.length;
    println!("{length} {}", header.tag);
}
