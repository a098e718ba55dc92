fn main() {
    let letter = '●;
    println!("{letter}");
}
