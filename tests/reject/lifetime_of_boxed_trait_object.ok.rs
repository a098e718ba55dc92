trait Show {
    fn show(&self) -> String;
}

struct Tag<'a>(&'a str);

impl Show for Tag<'_> {
    fn show(&self) -> String {
        self.0.to_string()
    }
}

fn boxed(text: &str) -> Box<dyn Show + '_> {
    Box::new(Tag(text))
}

fn main() {
    println!("{}", boxed("x").show());
}
