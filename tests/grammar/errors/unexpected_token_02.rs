fn main() {
    x..y.;
}
