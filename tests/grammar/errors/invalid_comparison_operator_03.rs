fn main() {
    x !== y;
}
