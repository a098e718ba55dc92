struct Parser<'a> { text: &'a str }
impl<'a> Parser<'a> {
    fn rest(&self) -> &str {
        self.text
    }
}
fn main() {
    let text = String::from("hello");
    let rest = {
        let p = Parser { text: &text };
        p.rest()
    };
    println!("{}", rest);
}
