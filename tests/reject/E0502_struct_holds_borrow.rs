struct Highlight<'t> {
    part: &'t str,
}

fn main() {
    let mut page = String::from("a page");
    let highlight = Highlight { part: &page[2..] };
    page.push('!');
    println!("{}", highlight.part);
}
