fn main() {
    loop 3
}
