fn main() {
    let offset = 3;
    fn shift(n: i32) -> i32 {
        n + offset
    }
    println!("{}", shift(1));
}
