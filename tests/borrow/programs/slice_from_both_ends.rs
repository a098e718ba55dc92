fn f(v: &mut Vec<i32>) -> Option<(&mut i32, &mut i32)> {
    match v.as_mut_slice() {
        [a, .., b] => Some((a, b)),
        _ => None,
    }
}
fn main() { let mut v = vec![1, 2]; println!("{:?}", f(&mut v)); }
