fn main() {
    let a = /* abc /* x */;
}
