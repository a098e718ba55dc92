fn main() {
    let x = async;
}
