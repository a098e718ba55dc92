fn main() {
    var x = 3;
}
