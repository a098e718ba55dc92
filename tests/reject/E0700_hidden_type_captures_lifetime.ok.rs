fn lengths<'a, 'b>(words: &'a [&'b str]) -> impl Fn() -> usize + use<'a, 'b> {
    move || words.len()
}

fn main() {
    println!("{}", lengths(&["a"])());
}
