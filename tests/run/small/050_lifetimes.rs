struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(' ').unwrap_or(rest.len());
        let (word, rest) = rest.split_at(end);
        self.rest = rest;
        Some(word)
    }
}

fn main() {
    let text = String::from("  to be  or not ");
    let mut parser = Parser { rest: &text };
    let first = parser.word();
    while let Some(word) = parser.word() {
        println!("{word}");
    }
    println!("{first:?}");
}
