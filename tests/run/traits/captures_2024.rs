//@ edition: 2024
use std::fmt::Debug;
fn it<'a>(v: &'a [String], p: &str) -> impl Iterator<Item = &'a String> {
    let n = p.len();
    v.iter().filter(move |s| s.len() > n)
}
fn cap(x: &str) -> impl Fn() -> String {
    move || x.to_string()
}
fn cap2<'a, 'b>(x: &'a str, _y: &'b str) -> impl Debug + use<'a> {
    x.len();
    x
}
fn main() {
    let v = vec!["abc".to_string(), "d".to_string()];
    let p = String::from("x");
    let r = it(&v, &p);
    println!("{:?}", r.collect::<Vec<_>>());
    println!("{}", cap("z")());
    let a = String::from("k");
    let d = {
        let b = String::new();
        cap2(&a, &b)
    };
    println!("{d:?}");
    let mut t = (String::from("l"), 1);
    let c = || t.0.push('!');
    let mut c = c;
    c();
    let n = t.1;
    println!("{} {n}", t.0);
}
