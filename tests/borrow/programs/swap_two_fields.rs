struct P { a: String, b: String }
fn main() {
    let mut p = P { a: String::new(), b: String::new() };
    std::mem::swap(&mut p.a, &mut p.b);
    println!("{}{}", p.a, p.b);
}
