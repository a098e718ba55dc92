fn main() {
    let mut t = (String::from("a"), String::from("b"));
    drop(t.0);
    t.0 = String::from("c");
    println!("{:?}", t);
}
