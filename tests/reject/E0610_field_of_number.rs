fn main() {
    let number = 5u32;
    println!("{}", number.digits);
    let ratio = 2.0;
    println!("{}", ratio.value);
}
