struct D<'a>(&'a str);
fn main() {
    let mut s = String::from("a");
    let d = D(&s);
    println!("{}", d.0);
    s.push('b');
}
