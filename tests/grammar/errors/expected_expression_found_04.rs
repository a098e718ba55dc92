fn main() {
    let c = |x| ;
}
