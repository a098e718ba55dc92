fn main() {
    let o = Some(String::from("a"));
    if let Some(s) = o {
        println!("{}", s);
    }
    println!("{:?}", o);
}
