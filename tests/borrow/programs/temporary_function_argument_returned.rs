fn id<'a>(s: &'a String) -> &'a String { s }
fn main() {
    let r = id(&String::from("a"));
    println!("{}", r);
}
