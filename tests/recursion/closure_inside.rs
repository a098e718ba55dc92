//@ overflow: search every=1000

fn search(target: u64, low: u64, visited: &mut u64) -> u64 {
    *visited += 1;
    if *visited % 1000 == 0 {
        println!("{visited}");
    }
    let distance = |from: u64| target - from;
    let mut descend = |from: u64| search(target, from + 1, visited);
    if distance(low) == 0 {
        return low;
    }
    let found = descend(low);
    found + distance(low) % 2
}

fn main() {
    let mut visited = 0;
    println!("found {}", search(u64::MAX, 0, &mut visited));
}
