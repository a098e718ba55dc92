fn main() {
    let mut current = String::from("a");
    let mut seen: Vec<&str> = Vec::new();
    for _ in 0..2 {
        seen.push(&current);
        current = current.clone() + "b";
    }
    println!("{seen:?}");
}
