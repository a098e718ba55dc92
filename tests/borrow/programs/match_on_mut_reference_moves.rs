enum E { A(String), B }
fn f(e: &mut E) -> String {
    match *e {
        E::A(s) => s,
        E::B => String::new(),
    }
}

fn main() {}
