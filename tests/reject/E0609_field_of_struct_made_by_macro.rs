macro_rules! point { ($name:ident { $($f:ident),* }) => { #[derive(Debug, Default)] struct $name { $($f: f64),* } impl $name { fn sum(&self) -> f64 { 0.0 $(+ self.$f)* } } } }
point!(P3 { x, y, z });
fn main() { let p = P3 { x: 1.0, y: 2.0, z: 3.0 }; println!("{:?} {}", p, p.sum()); println!("{}", P3::default().w); }
