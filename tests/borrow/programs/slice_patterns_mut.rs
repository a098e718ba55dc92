fn f(v: &mut [i32]) {
    if let [a, b, rest @ ..] = v {
        *a += *b;
        rest.sort();
        *b = 1;
    }
}
fn main() { let mut v = [1, 2, 3]; f(&mut v); println!("{:?}", v); }
