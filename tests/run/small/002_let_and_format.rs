fn main() {
    let a: u32 = 3;
    let b = 200u8;
    println!("a = {}, b = {}", a, b);
    println!("{a} {b} {0} {1} {0}", a, b);
}
