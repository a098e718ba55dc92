struct W<'a>(&'a str);
impl W<'_> {
    fn get(&self) -> &str { self.0 }
}
fn main() { println!("{}", W("a").get()); }
