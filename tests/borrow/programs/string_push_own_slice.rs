fn main() {
    let mut s = String::from("abc");
    s.push_str(&s[1..]);
}
