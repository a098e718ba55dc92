//! A string that grows piece by piece.

const ROUNDS: u32 = 2_000_000;

fn main() {
    let mut text = String::new();
    for round in 0..ROUNDS {
        text.push_str("ab");
        if round % 3 == 0 {
            text.push('c');
        }
    }
    println!("{} {}", text.len(), &text[..12]);
}
