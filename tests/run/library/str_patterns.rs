fn main() {
    let words = ["a", "bc"];
    for w in &words {
        println!("{:?} {:?} {:?} {:?}", "xabc".find(w), "xabca".rfind(w), "abc".strip_prefix(w), "abc".strip_suffix(w));
    }
    println!("{:?}", words.iter().filter(|w| "abc".contains(*w)).count());
    let needle = String::from("b");
    println!("{:?}", "abcb".split(&needle).collect::<Vec<_>>());
}
