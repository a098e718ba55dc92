fn main() {
    let match = 3;
    println!("{}", match);
}
