fn main() {
    x.3a;
}
