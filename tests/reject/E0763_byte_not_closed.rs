fn main() {
    let byte = b'a;
    println!("{byte}");
}
