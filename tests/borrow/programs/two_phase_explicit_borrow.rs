fn push(v: &mut Vec<usize>, n: usize) {
    v.push(n);
}
fn main() {
    let mut v = vec![1usize];
    push(&mut v, v.len());
}
