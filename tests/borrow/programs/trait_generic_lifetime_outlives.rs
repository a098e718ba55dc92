trait Parse<'a> { fn parse(s: &'a str) -> Self; }
struct Word<'a>(&'a str);
impl<'a> Parse<'a> for Word<'a> { fn parse(s: &'a str) -> Self { Word(s) } }
fn read<'a, T: Parse<'a>>(s: &'a str) -> T { T::parse(s) }
fn main() {
    let w: Word;
    {
        let s = String::from("a");
        w = read(&s);
    }
    println!("{}", w.0);
}
