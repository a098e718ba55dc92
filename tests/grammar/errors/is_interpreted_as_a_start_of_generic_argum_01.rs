fn main() {
    x as usize < 3;
}
