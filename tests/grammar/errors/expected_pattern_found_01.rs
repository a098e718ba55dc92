fn main() {
    let = 3;
}
