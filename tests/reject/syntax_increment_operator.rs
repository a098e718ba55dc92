fn main() {
    let mut n = 1;
    n++;
    ++n;
    println!("{n}");
}
