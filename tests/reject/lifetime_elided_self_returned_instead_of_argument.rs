struct Finder {
    default: String,
}

impl Finder {
    fn find(&self, text: &str) -> &str {
        if text.is_empty() {
            &self.default
        } else {
            text
        }
    }
}

fn main() {
    let finder = Finder { default: String::from("none") };
    println!("{}", finder.find("x"));
}
