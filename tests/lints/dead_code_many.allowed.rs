#![allow(unused, nonstandard_style, unconditional_recursion)]
struct Many {
    a: i32,
    b: i32,
    c: i32,
    d: i32,
    e: i32,
    f: i32,
    g: i32,
}

impl Many {
    fn one() {}
    fn two(&self) {}
    fn three(&self) {}
}

fn main() {
    let _many = Many { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 };
}
