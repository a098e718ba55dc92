fn main() {
    let f = fn(x) x;
}
