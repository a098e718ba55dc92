fn lengths<'a, 'b>(words: &'a [&'b str]) -> impl Fn() -> usize + use<'b> {
    move || words.len()
}

fn main() {
    println!("{}", lengths(&["a"])());
}
