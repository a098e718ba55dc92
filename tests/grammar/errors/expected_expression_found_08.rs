fn main() {
    &mut;
}
