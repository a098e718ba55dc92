fn main() {
    pub let x = 3;
}
