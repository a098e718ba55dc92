fn main() {
    let mut n = 1;
    let r = &n;
    n += 1;
    println!("{}", r);
}
