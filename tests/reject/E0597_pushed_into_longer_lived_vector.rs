fn main() {
    let mut names: Vec<&String> = Vec::new();
    for number in 0..2 {
        let name = format!("name {number}");
        names.push(&name);
    }
    println!("{names:?}");
}
