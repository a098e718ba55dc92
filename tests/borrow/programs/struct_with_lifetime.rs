struct Parser<'a> { text: &'a str, at: usize }
impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Parser<'a> {
        Parser { text, at: 0 }
    }
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }
}
fn main() {
    let text = String::from("hello");
    let rest = {
        let p = Parser::new(&text);
        p.rest()
    };
    println!("{}", rest);
}
