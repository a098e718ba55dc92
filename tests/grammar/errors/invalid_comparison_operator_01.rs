fn main() {
    x <> y;
}
