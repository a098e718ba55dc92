fn boxed<T: std::fmt::Debug>(t: T) -> Box<dyn std::fmt::Debug> { Box::new(t) }

fn main() {}
