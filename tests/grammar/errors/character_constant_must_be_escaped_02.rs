fn main() {
    let a = '	';
}
