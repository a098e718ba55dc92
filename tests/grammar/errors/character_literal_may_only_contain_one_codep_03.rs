fn main() {
    let a = 'ab';
}
