fn main() {
    let numbers = [1u8, 2, 3];
    let slice = &numbers as [u8];
    println!("{}", slice.len());
}
