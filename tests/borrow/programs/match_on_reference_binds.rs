enum E { A(String), B }
fn f(e: &E) -> &str {
    match e {
        E::A(s) => s,
        E::B => "",
    }
}
fn main() { println!("{}{}", f(&E::A(String::from("a"))), f(&E::B)); }
