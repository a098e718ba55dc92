fn main() {
    x || || y;
}
