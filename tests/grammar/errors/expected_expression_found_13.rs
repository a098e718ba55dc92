fn main() {
    (,);
}
