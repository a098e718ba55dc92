fn main() {
    let code = 66u32;
    println!("{}", code as char);
    println!("{}", 66u8 as char);
}
