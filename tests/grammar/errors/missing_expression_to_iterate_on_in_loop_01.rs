fn main() {
    for i in { }
}
