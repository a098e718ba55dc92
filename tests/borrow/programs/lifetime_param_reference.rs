struct R<'a, T>(&'a T);
fn f<'a, T>(t: &'a T) -> R<'a, T> {
    R(t)
}

fn main() {}
