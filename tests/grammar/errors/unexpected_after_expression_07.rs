fn main() {
    let x = one clone();
}
