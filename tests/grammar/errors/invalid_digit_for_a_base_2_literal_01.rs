fn main() {
    let a = 0b12;
}
