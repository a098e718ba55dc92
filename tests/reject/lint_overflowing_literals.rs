fn main() {
    let small: i8 = 200;
    let byte = 300u8;
    println!("{small} {byte} {}", -129i8);
}
