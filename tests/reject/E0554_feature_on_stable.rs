#![feature(never_type)]

fn main() {
    let x: ! = panic!("This call never returns.");
    let wrong: u8 = "text";
}
