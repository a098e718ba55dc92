fn main() {
    let largest: u8 = 255;
    let next = largest + 1;
    println!("{next} {}", 1i32 << 40);
}
