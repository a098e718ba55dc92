fn main() {
    let mut value = 1;
    let pointer = &raw mut value;
    unsafe {
        *pointer = 2;
    }
    println!("{value}");
}
