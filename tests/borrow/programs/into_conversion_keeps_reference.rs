fn main() {
    let mut s = String::from("a");
    let b: Box<dyn Fn() -> usize> = { let n = s.len(); Box::new(move || n) };
    s.push('b');
    println!("{}", b());
}
