fn main() {
    #[foo]
}
