fn main() {
    let mut s = String::from("abc");
    let t = s[1..].to_string();
    s.push_str(&t);
    println!("{}", s);
}
