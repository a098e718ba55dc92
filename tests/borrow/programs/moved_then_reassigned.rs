fn main() {
    let mut s = String::from("a");
    drop(s);
    s = String::from("b");
    println!("{}", s);
}
