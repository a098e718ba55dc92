struct Parser<'a> { text: &'a str }
impl<'a> Parser<'a> {
    fn rest(&self, other: &str) -> &'a str {
        other
    }
}

fn main() {}
