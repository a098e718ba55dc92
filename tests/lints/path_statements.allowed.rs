#![allow(unused, nonstandard_style, unconditional_recursion)]
fn main() {
    let number = 1;
    let text = String::from("a");
    number;
    text;
}
