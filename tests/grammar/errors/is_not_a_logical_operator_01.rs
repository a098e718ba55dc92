fn main() {
    x and y;
}
