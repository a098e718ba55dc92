fn main() {
    let mut level = 0;
    let gauge = &mut level;
    while *gauge < 3 {
        *gauge += 1;
    }
    println!("{level}");
}
