//! Counting pseudo-random keys in a hash map.

use std::collections::HashMap;

const ROUNDS: usize = 500_000;
const KEYS: u64 = 5_000;

fn main() {
    let mut counts: HashMap<u64, u64> = HashMap::new();
    let mut state: u64 = 12345;
    for _ in 0..ROUNDS {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        *counts.entry((state >> 33) % KEYS).or_insert(0) += 1;
    }
    let mut most = 0;
    for count in counts.values() {
        if *count > most {
            most = *count;
        }
    }
    println!("{} {most}", counts.len());
}
