fn main() {
    let v = vec![3, 1, 2].iter();
    for x in v {
        println!("{}", x);
    }
}
