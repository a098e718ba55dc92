fn main() {
    let x = if a then b;
}
