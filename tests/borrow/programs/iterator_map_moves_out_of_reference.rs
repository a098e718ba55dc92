fn main() {
    let names = vec![String::from("a")];
    let owned: Vec<String> = names.iter().map(|n| *n).collect();
    println!("{:?}", owned);
}
