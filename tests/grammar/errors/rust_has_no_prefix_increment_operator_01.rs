fn main() {
    ++x;
}
