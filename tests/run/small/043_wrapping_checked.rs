fn main() {
    println!("{} {:?} {}", 250u8.wrapping_add(10), 250u8.checked_add(10), 250u8.saturating_add(10));
    println!("{:?} {:?}", i32::MAX.overflowing_add(1), 5i32.checked_div(0));
    println!("{} {} {}", 2i32.pow(10), (-7i32).rem_euclid(3), 7u32.leading_zeros());
    println!("{} {} {}", i32::MIN.wrapping_abs(), 1u32.rotate_right(1), 0b1011u8.count_ones());
    println!("{:?} {:?}", "42".parse::<i32>(), "4x".parse::<i32>().is_err());
}
