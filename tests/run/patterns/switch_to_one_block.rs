// The result of the match is not used: both arms of what drops it lead to the same block.
use std::collections::HashMap;

fn main() {
    let mut scores = HashMap::new();
    scores.insert(String::from("Blue"), 10);
    scores.insert(String::from("Yellow"), 50);
    let team_name = String::from("Blue");
    let _score = scores.get(&team_name).copied().unwrap_or(0);
    println!("{}", scores.len());
}
