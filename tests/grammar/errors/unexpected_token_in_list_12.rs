fn main() {
    let x = move;
}
