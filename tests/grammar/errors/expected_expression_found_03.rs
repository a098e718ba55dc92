fn main() {
    let x = * ;
}
