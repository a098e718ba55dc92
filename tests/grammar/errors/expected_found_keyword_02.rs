fn main() {
    let v = vec![1, 2]
    let w = 1;
}
