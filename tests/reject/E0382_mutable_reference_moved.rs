fn main() {
    let mut count = 0;
    let first = &mut count;
    let second = first;
    *second += 1;
    *first += 1;
    println!("{count}");
}
