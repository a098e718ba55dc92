fn main() {
    /** abc
}
