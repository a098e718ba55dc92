fn main() {
    not x;
}
