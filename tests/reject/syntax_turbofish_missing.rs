fn main() {
    let numbers = "1 2".split(' ').map(|n| n.parse().unwrap()).collect<Vec<i32>>();
    println!("{numbers:?}");
}
