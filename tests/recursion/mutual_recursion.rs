//@ overflow: is_even every=1000

fn report(level: u64) {
    if level % 1000 == 0 {
        println!("{level}");
    }
}

fn is_even(n: u64, level: u64) -> bool {
    report(level);
    n == 0 || is_odd(n - 1, level + 1)
}

fn is_odd(n: u64, level: u64) -> bool {
    report(level);
    n != 0 && is_even(n - 1, level + 1)
}

fn main() {
    println!("even: {}", is_even(u64::MAX, 1));
}
