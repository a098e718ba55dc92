fn main() {
    let small: u8 = 1;
    let large: u64 = 2;
    println!("{}", large + small);
    println!("{}", 1.5 * 2);
    println!("{}", large == small);
}
