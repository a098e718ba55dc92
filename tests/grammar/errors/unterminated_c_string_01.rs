fn main() {
    let a = c"abc;
}
