fn show(items: impl Iterator<Item = impl std::fmt::Display>) {
    for i in items { println!("{}", i); }
}
fn main() {
    let v = vec![String::from("a")];
    show(v.iter());
    println!("{}", v.len());
}
