fn main() {
    let input: Option<u8> = Some(3);
    let Some(number) = input;
    println!("{number}");
}
