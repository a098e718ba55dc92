fn half(n: i32) -> i32 {
    if n % 2 == 1 {
        return;
    }
    n / 2
}

fn main() {
    println!("{}", half(4));
}
