struct Excerpt {
    part: &str,
}

enum Token {
    Word(&str),
    End,
}

fn main() {
    let excerpt = Excerpt { part: "a" };
    println!("{}", excerpt.part);
    let _ = (Token::Word("b"), Token::End);
}
