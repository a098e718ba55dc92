fn main() {
    let v = Vec::new();
    v.push(1);
    v.push(2);
}
