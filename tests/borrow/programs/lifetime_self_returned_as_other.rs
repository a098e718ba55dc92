struct S { name: String }
impl S {
    fn f<'a>(&self, other: &'a str) -> &'a str { &self.name }
}

fn main() {}
