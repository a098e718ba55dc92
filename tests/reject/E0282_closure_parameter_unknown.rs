fn main() {
    let length = |item| item.len();
    println!("{}", length("abc"));
}
