fn main() {
    let a = b"\q";
}
