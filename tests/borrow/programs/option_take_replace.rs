fn main() {
    let mut o = Some(String::from("a"));
    let t = o.take();
    let r = o.replace(String::from("b"));
    println!("{:?}{:?}{:?}", o, t, r);
}
