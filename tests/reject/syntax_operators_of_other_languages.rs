fn main() {
    let bits = 5;
    let flipped = ~bits;
    let order = bits <=> flipped;
}
