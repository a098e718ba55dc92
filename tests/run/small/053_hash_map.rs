use std::collections::HashMap;

fn main() {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in "the cat and the dog and the bird".split(' ') {
        *counts.entry(word).or_insert(0) += 1;
    }
    let mut sorted: Vec<(&str, u32)> = counts.iter().map(|(word, count)| (*word, *count)).collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    println!("{sorted:?}");
    println!("{:?} {}", counts.get("cat"), counts.contains_key("dog"));
    println!("{:?} {}", counts.remove("cow"), counts["the"]);
}
