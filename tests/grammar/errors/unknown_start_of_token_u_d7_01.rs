fn main() {
    let a = 1_u8 × 2;
}
