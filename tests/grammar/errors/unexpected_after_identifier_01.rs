fn main() {
    let x = not y;
}
