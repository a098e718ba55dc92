fn main() {
    let mut n = 250u8;
    for _ in 0..3 {
        println!("{n}");
        n += 3;
    }
}
