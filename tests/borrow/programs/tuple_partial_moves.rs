fn main() {
    let t = (String::from("a"), String::from("b"));
    let a = t.0;
    let b = t.1;
    println!("{}{}", a, b);
}
