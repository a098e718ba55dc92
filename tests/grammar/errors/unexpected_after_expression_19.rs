fn main() {
    let x = y.await z;
}
