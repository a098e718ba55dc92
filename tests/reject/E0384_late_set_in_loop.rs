fn main() {
    let last;
    for number in 1..4 {
        last = number;
        println!("{last}");
    }
}
