fn main() {
    let (a, mut b) = (1, 2);
    b += a;
    a += b;
    println!("{}{}", a, b);
}
