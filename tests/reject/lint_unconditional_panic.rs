fn main() {
    let numbers = [1, 2, 3];
    println!("{}", numbers[5]);
    let zero = 0;
    println!("{}", 1 / zero);
}
