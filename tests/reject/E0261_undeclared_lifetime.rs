struct View {
    text: &'a str,
}

fn trim(text: &'t str) -> &'t str {
    text.trim()
}

impl View {
    fn text(&self) -> &'a str {
        self.text
    }
}

fn main() {
    println!("{}", trim(" a "));
}
