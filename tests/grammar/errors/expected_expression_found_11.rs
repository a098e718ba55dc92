fn main() {
    foo(,);
}
