fn main() {
    let a = '
';
}
