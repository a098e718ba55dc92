fn main() {
    x::;
}
