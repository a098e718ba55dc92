fn main() {
    goto x;
}
