struct View<'a> {
    text: &'a str,
}

fn trim<'t>(text: &'t str) -> &'t str {
    text.trim()
}

impl<'a> View<'a> {
    fn text(&self) -> &'a str {
        self.text
    }
}

fn main() {
    println!("{}{}", trim(" a "), View { text: "b" }.text());
}
