#![forbid(warnings)]
#[allow(dead_code)]
fn f() {}
fn main() { }

