fn add<'a>(v: &mut Vec<&'a str>, s: &'a str) { v.push(s); }
fn main() {
    let mut v: Vec<&'static str> = vec!["a"];
    let s = String::from("b");
    add(&mut v, &s);
}
