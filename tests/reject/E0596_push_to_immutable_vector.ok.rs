fn main() {
    let mut list = Vec::new();
    list.push(1);
    println!("{list:?}");
}
