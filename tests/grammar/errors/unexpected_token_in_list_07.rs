fn main() {
    let c = |x x;
}
