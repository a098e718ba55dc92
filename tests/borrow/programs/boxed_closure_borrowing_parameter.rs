fn make<'a>(s: &'a str) -> Box<dyn Fn() -> usize + 'a> {
    Box::new(move || s.len())
}
fn main() {
    println!("{}", make("abc")());
}
