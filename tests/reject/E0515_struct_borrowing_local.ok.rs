struct View<'a> {
    words: Vec<&'a str>,
}

fn view(text: &str) -> View<'_> {
    View { words: text.split(' ').collect() }
}

fn main() {
    println!("{:?}", view("to be").words);
}
