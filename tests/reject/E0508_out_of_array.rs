fn main() {
    let words = [String::from("a"), String::from("b")];
    let index = words.len() - 1;
    let last = words[index];
    println!("{last}");
}
