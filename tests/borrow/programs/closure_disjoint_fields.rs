struct P { x: String, y: String }
fn main() {
    let mut p = P { x: String::new(), y: String::new() };
    let mut f = || p.x.push('a');
    p.y.push('b');
    f();
    println!("{}{}", p.x, p.y);
}
