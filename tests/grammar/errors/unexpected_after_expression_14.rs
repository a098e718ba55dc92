fn main() {
    println("hi" x);
}
