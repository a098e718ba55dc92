fn main() {
    const LENGTH: usize = 4;
    let buffer = [0u8; LENGTH];
    let limit: [i32; LENGTH] = [0; 4];
    println!("{} {}", buffer.len(), limit.len());
}
