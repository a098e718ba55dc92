fn main() {
    let mut v = vec![1];
    if v.iter().any(|n| *n == 1) {
        v.push(2);
    }
    if let Some(n) = v.iter().max() {
        let n = *n;
        v.push(n);
    }
}
