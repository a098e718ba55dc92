struct Pair<'a, 'b> { a: &'a str, b: &'b str }
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
