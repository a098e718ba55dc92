fn main() {
    print!"hi";
}
