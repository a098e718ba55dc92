fn main() {
    for number in 1..4 {
        let last = number;
        println!("{last}");
    }
}
