fn main() {
    #[foo
}
