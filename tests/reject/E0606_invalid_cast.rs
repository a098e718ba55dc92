fn main() {
    let number = &7u8 as u32;
    let letter = 1.5f32 as char;
    let pointer = 3u8 as *const u8;
    println!("{number} {letter} {}", pointer.is_null());
}
