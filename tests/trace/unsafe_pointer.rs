fn main() {
    let mut value = 5;
    let pointer = &raw mut value;
    unsafe {
        *pointer = 6;
    }
    println!("{value}");
}
