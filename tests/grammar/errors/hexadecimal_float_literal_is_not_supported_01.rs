fn main() {
    let a = 0x1.5;
}
