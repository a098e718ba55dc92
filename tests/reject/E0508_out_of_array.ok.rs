fn main() {
    let words = [String::from("a"), String::from("b")];
    let [_, last] = words;
    println!("{last}");
}
