fn main() {
    x--;
}
