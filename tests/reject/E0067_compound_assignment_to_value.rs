fn main() {
    let mut n = 1;
    n += 1;
    n + 1 += 2;
    println!("{n}");
}
