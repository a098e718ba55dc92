fn main() {
    let a = 17;
    let b = 5;
    println!("{} {} {} {} {}", a + b, a - b, a * b, a / b, a % b);
    println!("{} {}", -a / b, -a % b);
    println!("{} {} {}", a & b, a | b, a ^ b);
    println!("{} {} {}", a << 2, a >> 2, !a);
    println!("{}", (a + 3) * 2 - b);
}
