fn main() {
    x = y = ;
}
