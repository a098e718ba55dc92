fn main() {
    let (a, a) = (1, 2);
    println!("{a}");
    match [1, 2] {
        [x, x] => println!("{x}"),
    }
}
