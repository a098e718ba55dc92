fn main() {
    let mut o = Some(String::from("a"));
    if let Some(s) = &o {
        println!("{}", s);
        o = None;
    }
    println!("{:?}", o);
}
