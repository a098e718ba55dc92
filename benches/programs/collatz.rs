//! The longest Collatz chain: arithmetic on local variables.

const LIMIT: u64 = 20_000;

fn chain_length(start: u64) -> u64 {
    let mut n = start;
    let mut length = 0;
    while n != 1 {
        if n % 2 == 0 {
            n /= 2;
        } else {
            n = 3 * n + 1;
        }
        length += 1;
    }
    length
}

fn main() {
    let mut longest = 0;
    let mut best_start = 0;
    for start in 1..LIMIT {
        let length = chain_length(start);
        if length > longest {
            longest = length;
            best_start = start;
        }
    }
    println!("{best_start} {longest}");
}
