#[derive(PartialEq, Eq)]
struct Q { f: f64 }
#[derive(PartialEq, Eq)]
enum R { A(f32), B { x: Vec<f64> } }
fn main() { }
