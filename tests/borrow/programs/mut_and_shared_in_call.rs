fn f(a: &mut Vec<i32>, b: &Vec<i32>) {
    a.push(b.len() as i32);
}
fn main() {
    let mut v = vec![1];
    f(&mut v, &v);
}
