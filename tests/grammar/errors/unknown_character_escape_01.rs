fn main() {
    let a = "\q";
}
