fn main() {
    x.y z
}
