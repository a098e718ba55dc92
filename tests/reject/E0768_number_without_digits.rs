fn main() {
    let number = 0x;
    println!("{number}");
}
