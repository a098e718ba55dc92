fn main() {
    let mut current = String::from("a");
    let mut seen: Vec<String> = Vec::new();
    for _ in 0..2 {
        seen.push(current.clone());
        current = current.clone() + "b";
    }
    println!("{seen:?}");
}
