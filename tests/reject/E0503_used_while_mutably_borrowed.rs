fn main() {
    let mut value = 3;
    let reference = &mut value;
    let sum = value + 1;
    *reference += sum;
    println!("{value}");
}
