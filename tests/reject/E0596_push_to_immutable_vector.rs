fn main() {
    let list = Vec::new();
    list.push(1);
    println!("{list:?}");
}
