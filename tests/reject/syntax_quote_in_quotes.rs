fn main() {
    let quote = ''';
}
