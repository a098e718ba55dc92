fn main() {
    let o = Some(String::from("a"));
    match &o {
        Some(s) => println!("{}", s),
        None => {}
    }
    println!("{:?}", o);
}
