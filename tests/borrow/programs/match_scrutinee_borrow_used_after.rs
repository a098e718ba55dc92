fn main() {
    let mut v = vec![1];
    match v.first() {
        Some(n) => { v.push(2); println!("{}", n); }
        None => {}
    }
}
