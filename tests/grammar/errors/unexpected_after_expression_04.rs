fn main() {
    x = 3 y = 4;
}
