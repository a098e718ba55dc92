fn main() {
    let v = vec![1, 2];
    for n in v {
        n += 1;
    }
}
