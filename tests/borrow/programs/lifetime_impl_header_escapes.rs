struct W<'a>(&'a str);
impl<'a> W<'a> {
    fn set(&mut self, s: &str) { self.0 = s; }
}

fn main() {}
