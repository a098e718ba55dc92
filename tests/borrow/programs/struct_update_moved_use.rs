struct P { a: String, b: String }
fn main() {
    let p = P { a: String::new(), b: String::new() };
    let q = P { a: String::from("x"), ..p };
    println!("{}{}", p.b, q.a);
}
