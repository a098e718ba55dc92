fn make(s: &str) -> Box<dyn Fn() -> usize> {
    Box::new(move || s.len())
}

fn main() {}
