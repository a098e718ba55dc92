fn main() {
    let a = 'hello world';
}
