fn second<'a, 'b: 'a>(_first: &'a str, second: &'b str) -> &'a str {
    second
}

fn main() {
    println!("{}", second("a", "b"));
}
