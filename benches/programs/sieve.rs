//! The sieve of Eratosthenes: loops over a vector of flags.

const LIMIT: usize = 2_000_000;

fn sieve(limit: usize) -> Vec<bool> {
    let mut is_prime = vec![true; limit + 1];
    is_prime[0] = false;
    is_prime[1] = false;
    let mut number = 2;
    while number * number <= limit {
        if is_prime[number] {
            let mut multiple = number * number;
            while multiple <= limit {
                is_prime[multiple] = false;
                multiple += number;
            }
        }
        number += 1;
    }
    is_prime
}

fn main() {
    let is_prime = sieve(LIMIT);
    let mut count = 0;
    for number in 0..=LIMIT {
        if is_prime[number] {
            count += 1;
        }
    }
    println!("{count}");
}
