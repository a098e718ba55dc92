fn main() {
    let numbers = [1, 2, 3, 4];
    match numbers {
        [a, b] => println!("{a} {b}"),
    }
}
