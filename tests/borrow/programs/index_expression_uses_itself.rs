fn main() {
    let mut v = vec![0, 1];
    let i = 0;
    v[i] = v[v[i]] + v.len();
    v[i] += v[1];
    println!("{:?}", v);
}
