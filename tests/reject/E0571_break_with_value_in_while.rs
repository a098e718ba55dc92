fn main() {
    let mut n = 0;
    let found = while n < 10 {
        n += 1;
        if n == 5 {
            break n;
        }
    };
    println!("{found:?}");
    for item in [1, 2] {
        break item;
    }
}
