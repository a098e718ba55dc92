fn main() {
    mod;
}
