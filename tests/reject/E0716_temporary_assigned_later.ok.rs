fn main() {
    let mut best = 0;
    for number in 1..4 {
        best = number * 2;
    }
    println!("{best}");
}
