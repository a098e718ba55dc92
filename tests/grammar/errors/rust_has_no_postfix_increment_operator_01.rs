fn main() {
    x++;
}
