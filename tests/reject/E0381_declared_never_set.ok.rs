fn main() {
    let total: i32;
    total = 3;
    println!("{total}");
}
