fn main() {
    let found = false;
    let missing = not true;
}
