struct Pair<'a> { a: &'a str, b: &'a str }
fn main() {
    let a = String::from("a");
    let r;
    {
        let b = String::from("b");
        let p = Pair { a: &a, b: &b };
        r = p.a;
        println!("{}", p.b);
    }
    println!("{}", r);
}
