fn choose<'a, 'b, 'a>(first: &'a str, second: &'b str) -> &'a str {
    let _ = second;
    first
}

fn main() {
    println!("{}", choose("a", "b"));
}
