//@ overflow: count every=1000

fn count(level: u64, limit: u64) -> u64 {
    if level % 1000 == 0 {
        println!("{level}");
    }
    if level == limit {
        return 0;
    }
    1 + count(level + 1, limit)
}

fn main() {
    println!("counted {}", count(1, u64::MAX));
}
