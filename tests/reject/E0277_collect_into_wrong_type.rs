fn main() {
    let words: Vec<String> = ["a", "b"].into_iter().collect();
    let total: String = [1, 2].iter().sum();
    println!("{words:?} {total}");
}
