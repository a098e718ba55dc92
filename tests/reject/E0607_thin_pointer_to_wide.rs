fn main() {
    let number = 1u8;
    let thin = &number as *const u8;
    let wide = thin as *const [u8];
    println!("{}", wide.is_null());
}
