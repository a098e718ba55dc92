fn longest<'a>(x: &'a str, y: &'a str) -> &'a str {
    if x.len() > y.len() { x } else { y }
}
fn main() {
    let a = String::from("long");
    let r;
    {
        let b = String::from("b");
        r = longest(&a, &b).len();
    }
    println!("{}", r);
}
