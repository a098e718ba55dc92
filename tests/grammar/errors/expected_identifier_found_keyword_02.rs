fn main() {
    let const = 3;
}
