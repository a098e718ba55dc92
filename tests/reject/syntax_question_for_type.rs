fn main() { fn first_word(s: &String) -> ?
}
