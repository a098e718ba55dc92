struct Excerpt<'a> {
    part: &'a str,
}

enum Token<'a> {
    Word(&'a str),
    End,
}

fn main() {
    let excerpt = Excerpt { part: "a" };
    println!("{}", excerpt.part);
    let _ = (Token::Word("b"), Token::End);
}
