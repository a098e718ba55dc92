fn main() {
    let length = 4;
    let buffer = [0u8; length];
    let limit: [i32; length] = [0; 4];
    println!("{} {}", buffer.len(), limit.len());
}
