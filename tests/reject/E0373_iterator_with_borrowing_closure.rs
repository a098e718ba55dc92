fn multiples(of: u32, limit: u32) -> impl Iterator<Item = u32> {
    (1..limit).filter(|n| n % of == 0)
}

fn main() {
    println!("{:?}", multiples(3, 10).collect::<Vec<_>>());
}
