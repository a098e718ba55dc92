fn main() {
    if (x) y;
}
