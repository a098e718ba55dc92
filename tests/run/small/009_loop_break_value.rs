fn main() {
    let mut n = 1;
    let power = loop {
        n *= 2;
        if n > 1000 {
            break n;
        }
    };
    println!("{power}");
}
