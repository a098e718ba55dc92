//@ edition: 2024
fn main() {
    let pairs = vec![(1, 2)];
    for (a, &b) in pairs.iter().map(|(x, y)| (x, y)) {
        println!("{a}{b}");
    }
    if let Some(ref z) = &Some(1) { println!("{z}"); }
}
