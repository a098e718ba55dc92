trait Shape { fn area(&self) -> f64; }
struct Sq(f64);
impl Shape for Sq { fn area(&self) -> f64 { self.0 } }
fn biggest<'a>(v: &'a [Box<dyn Shape>]) -> &'a dyn Shape { v[0].as_ref() }
fn main() {
    let v: Vec<Box<dyn Shape>> = vec![Box::new(Sq(1.0))];
    println!("{}", biggest(&v).area());
}
