fn main() {
    x => 3;
}
