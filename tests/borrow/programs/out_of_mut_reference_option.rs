struct S { name: Option<String> }
fn f(s: &mut S) -> Option<String> {
    s.name
}

fn main() {}
