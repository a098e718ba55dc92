fn assign<'a>(slot: &mut &'a str, s: &'a str) {
    *slot = s;
}
fn main() {
    let mut r: &str = "a";
    {
        let s = String::from("b");
        assign(&mut r, &s);
    }
    println!("{}", r);
}
