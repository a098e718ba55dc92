fn main() {
    let [a, b = c;
}
