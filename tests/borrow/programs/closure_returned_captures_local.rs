fn make() -> impl Fn() -> usize {
    let s = String::from("abc");
    || s.len()
}

fn main() {}
