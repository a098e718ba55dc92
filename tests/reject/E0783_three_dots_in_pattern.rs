fn main() {
    match 5 { 1...3 => {}, _ => {} }
}
