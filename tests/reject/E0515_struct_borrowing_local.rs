struct View<'a> {
    words: Vec<&'a str>,
}

fn view<'a>() -> View<'a> {
    let text = String::from("to be");
    View { words: text.split(' ').collect() }
}

fn main() {
    println!("{:?}", view().words);
}
