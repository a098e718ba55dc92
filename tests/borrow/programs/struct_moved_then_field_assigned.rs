struct P { x: String }
fn main() {
    let mut p = P { x: String::new() };
    drop(p);
    p.x = String::from("a");
}
