fn boxed<'a, T: std::fmt::Debug + 'a>(t: T) -> Box<dyn std::fmt::Debug + 'a> { Box::new(t) }
fn main() { let s = String::from("a"); println!("{:?}", boxed(&s)); }
