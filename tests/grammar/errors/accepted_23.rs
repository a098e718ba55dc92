fn main() {
    let a = ';';
}
