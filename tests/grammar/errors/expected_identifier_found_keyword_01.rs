fn main() {
    let fn = 3;
}
