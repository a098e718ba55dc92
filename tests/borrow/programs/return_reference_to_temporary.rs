fn f<'a>() -> &'a String {
    &String::new()
}

fn main() {}
