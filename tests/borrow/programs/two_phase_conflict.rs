fn main() {
    let mut v = vec![1, 2, 3];
    let s = &v;
    v.push(s.len());
    println!("{:?}", v);
}
