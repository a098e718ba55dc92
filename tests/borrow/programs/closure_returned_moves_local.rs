fn make() -> impl Fn() -> usize {
    let s = String::from("abc");
    move || s.len()
}
fn main() {
    println!("{}", make()());
}
