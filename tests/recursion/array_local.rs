//@ overflow: fill every=100

fn fill(level: usize, seed: u8) -> u32 {
    let mut page = [seed; 1024];
    page[level % 1024] = 1;
    if level % 100 == 0 {
        println!("{level}");
    }
    let below = fill(level + 1, page[0]);
    below + u32::from(page[level % 1024])
}

fn main() {
    println!("filled {}", fill(1, 7));
}
