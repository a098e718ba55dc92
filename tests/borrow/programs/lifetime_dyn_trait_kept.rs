trait Shape { fn area(&self) -> f64; }
struct Sq(f64);
impl Shape for Sq { fn area(&self) -> f64 { self.0 } }
fn main() {
    let r: &dyn Shape;
    {
        let s = Sq(1.0);
        r = &s;
    }
    println!("{}", r.area());
}
