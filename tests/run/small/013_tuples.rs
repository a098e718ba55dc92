fn swap(pair: (i32, &str)) -> (&str, i32) {
    (pair.1, pair.0)
}

fn main() {
    let pair = (7, "seven");
    let (word, number) = swap(pair);
    println!("{word} {number} {} {}", pair.0, pair.1);
    let nested = ((1, 2.5), 'c');
    println!("{} {} {nested:?}", (nested.0).1, nested.0 .0);
    let (mut a, mut b) = (1, 2);
    (a, b) = (b, a);
    println!("{a} {b}");
    a += 1;
    b -= 1;
    println!("{a} {b}");
}
