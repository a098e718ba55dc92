fn main() {
    let mut value = 3;
    let sum = value + 1;
    let reference = &mut value;
    *reference += sum;
    println!("{value}");
}
