fn main() {
    let mut = 3;
}
