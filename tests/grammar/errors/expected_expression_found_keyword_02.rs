fn main() {
    in x
}
