fn main() {
    let list = Vec::new();
    println!("{}", list.len());
    let nothing = None;
    println!("{}", nothing.is_some());
}
