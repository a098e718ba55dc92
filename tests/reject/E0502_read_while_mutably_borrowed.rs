fn main() {
    let mut balance = 10;
    let account = &mut balance;
    println!("{balance}");
    *account += 1;
}
