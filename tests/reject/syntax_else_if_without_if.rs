fn main() {
    let n = 1;
    if n == 1 {
        println!("one");
    } else n == 2 {
        println!("two");
    }
}
