fn main() {
    x &&& y;
}
