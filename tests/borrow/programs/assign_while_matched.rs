fn main() {
    let mut o = Some(String::from("a"));
    if let Some(s) = &o {
        o = None;
        println!("{}", s);
    }
}
