fn main() {
    let n = 1;
    if n == 1 and n != 2 {
        println!("one");
    }
    int m = 3;
    println!("{n}");
}
