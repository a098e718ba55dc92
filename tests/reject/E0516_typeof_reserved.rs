fn main() {
    let number: typeof(1) = 2;
    println!("{number}");
}
