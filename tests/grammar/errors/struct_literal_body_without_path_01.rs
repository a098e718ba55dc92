fn main() {
    let x = {a: 1};
}
