fn main() {
    int x = 3;
}
