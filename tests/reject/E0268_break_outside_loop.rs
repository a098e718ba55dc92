fn check(n: i32) -> i32 {
    if n > 3 {
        break;
    }
    n
}

fn main() {
    println!("{}", check(1));
    continue;
}
