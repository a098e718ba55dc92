fn main() {
    /// doc
}
