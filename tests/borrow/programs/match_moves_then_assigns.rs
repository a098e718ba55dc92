enum S { A(String), B(String) }
fn step(s: S) -> S {
    match s {
        S::A(x) => S::B(x),
        S::B(x) => S::A(x),
    }
}
fn main() {
    let mut s = S::A(String::new());
    s = step(s);
    s = step(s);
    match s { S::A(x) | S::B(x) => println!("{}", x) }
}
