fn main() {
    let mut value = 1;
    let pointer = &raw mut value;
    *pointer = 2;
    println!("{value}");
}
