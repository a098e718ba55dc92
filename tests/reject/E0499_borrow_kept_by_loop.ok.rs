struct Pool {
    items: Vec<String>,
}

impl Pool {
    fn add(&mut self, item: &str) -> usize {
        self.items.push(item.to_string());
        self.items.len() - 1
    }
}

fn main() {
    let mut pool = Pool { items: Vec::new() };
    let mut added: Vec<usize> = Vec::new();
    for item in ["a", "b"] {
        added.push(pool.add(item));
    }
    pool.items[added[0]].push('!');
    println!("{:?}", pool.items);
}
