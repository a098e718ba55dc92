struct Builder {
    parts: Vec<String>,
}

impl Builder {
    fn finish(self) -> String {
        self.parts.join("-")
    }
}

fn main() {
    let builder = Builder { parts: vec!["a".to_string(), "b".to_string()] };
    println!("{}", builder.finish());
    println!("{}", builder.parts.len());
}
