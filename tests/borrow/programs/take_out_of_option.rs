struct S { name: Option<String> }
fn f(s: &mut S) -> Option<String> {
    s.name.take()
}

fn main() {}
