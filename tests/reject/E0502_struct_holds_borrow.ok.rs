struct Highlight {
    start: usize,
}

fn main() {
    let mut page = String::from("a page");
    let highlight = Highlight { start: 2 };
    page.push('!');
    println!("{}", &page[highlight.start..]);
}
