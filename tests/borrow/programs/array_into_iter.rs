fn main() {
    let a = [String::from("a"), String::from("b")];
    for s in a {
        println!("{}", s);
    }
}
