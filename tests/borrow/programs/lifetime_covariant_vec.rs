fn longest<'a>(v: Vec<&'a str>) -> &'a str { v[0] }
fn main() {
    let a: Vec<&'static str> = vec!["a"];
    let s = String::from("b");
    let mut v = a;
    v.push(&s);
    println!("{}", longest(v));
}
