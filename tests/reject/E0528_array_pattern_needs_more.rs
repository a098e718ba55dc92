fn main() {
    let numbers = [1, 2];
    let [a, b, c, rest @ ..] = numbers;
    println!("{a} {b} {c} {rest:?}");
}
