fn main() {
    println!("{} {}", i8::MIN, i8::MAX);
    println!("{} {}", u16::MIN, u16::MAX);
    println!("{} {}", i32::MIN, u32::MAX);
    println!("{} {}", i64::MIN, u64::MAX);
    println!("{}", u128::MAX);
    println!("{} {} {}", 1_000_000, 0xff, 0b1010_0101u8);
    println!("{} {}", 'a' as u32, 97u8 as char);
    let wide = 300i32;
    println!("{} {} {}", wide as u8, -1i32 as u32, 3.99f64 as i32);
}
