struct P { a: String, b: String }
fn main() {
    let p = Box::new(P { a: String::new(), b: String::new() });
    let a = p.a;
    let b = p.b;
    println!("{}{}", a, b);
}
