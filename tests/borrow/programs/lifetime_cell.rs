use std::cell::Cell;
fn f<'a>(c: &Cell<&'a str>, s: &'a str) {
    c.set(s);
}
fn main() {
    let c = Cell::new("a");
    {
        let s = String::from("b");
        f(&c, &s);
    }
    println!("{}", c.get());
}
