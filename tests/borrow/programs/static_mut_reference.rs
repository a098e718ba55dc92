static NAME: String = String::new();
fn f() -> String {
    NAME
}

fn main() {}
