struct Pool {
    items: Vec<String>,
}

impl Pool {
    fn add(&mut self, item: &str) -> &mut String {
        self.items.push(item.to_string());
        self.items.last_mut().unwrap()
    }
}

fn main() {
    let mut pool = Pool { items: Vec::new() };
    let mut added: Vec<&mut String> = Vec::new();
    for item in ["a", "b"] {
        added.push(pool.add(item));
    }
    added[0].push('!');
}
