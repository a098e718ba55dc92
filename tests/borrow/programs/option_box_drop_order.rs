fn main() {
    let b: Box<Option<&String>>;
    let s = String::from("a");
    b = Box::new(Some(&s));
    println!("{:?}", b);
}
