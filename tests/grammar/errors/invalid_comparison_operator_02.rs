fn main() {
    x === y;
}
