fn main() {
    let pub x = 3;
}
