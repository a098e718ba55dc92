struct S { name: &'static str }
fn f(s: &str) -> S { S { name: s } }

fn main() {}
