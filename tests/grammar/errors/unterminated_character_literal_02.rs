fn main() {
    let a = ',;
}
