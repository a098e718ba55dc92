fn main() {
    let mut balance = 10;
    let account = &mut balance;
    *account += 1;
    println!("{balance}");
}
