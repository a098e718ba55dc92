fn trim<'_>(text: &'_ str) -> &'_ str {
    text.trim()
}

struct View<'a> {
    text: &'_ str,
    other: &'a str,
}

fn main() {
    println!("{}", trim("a"));
}
