fn main() {
    let mut v = vec![1];
    let first = &v[0];
    let mut f = || v.push(2);
    f();
    println!("{}", first);
}
