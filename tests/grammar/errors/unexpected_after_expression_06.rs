fn main() {
    one clone();
}
