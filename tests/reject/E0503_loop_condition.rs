fn main() {
    let mut level = 0;
    let gauge = &mut level;
    while level < 3 {
        *gauge += 1;
    }
}
