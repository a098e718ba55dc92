fn main() {
    match Some(1) {
        Sum(n) => println!("{n}"),
        None => {}
    }
}
