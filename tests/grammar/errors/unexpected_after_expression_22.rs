fn main() {
    switch x { }
}
