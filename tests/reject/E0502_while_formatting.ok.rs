// What a format macro shows is borrowed until all of its arguments are evaluated.
struct Ledger {
    entries: Vec<u32>,
}

impl Ledger {
    fn last(&self) -> &u32 {
        &self.entries[self.entries.len() - 1]
    }
    fn find(&self, wanted: u32) -> Option<&u32> {
        self.entries.iter().find(|e| **e == wanted)
    }
    fn add(&mut self, entry: u32) -> usize {
        self.entries.push(entry);
        self.entries.len()
    }
}

fn main() {
    let mut ledger = Ledger { entries: vec![3] };
    println!("{} {}", *ledger.last() + 0, ledger.add(4));
    println!("{1:?} {0}", ledger.add(5), ledger.find(3));
    println!("{1} {0:?}", ledger.find(3).copied(), ledger.add(5));
    let text = format!("{:?} {}", ledger.find(3).is_some(), ledger.add(6));
    println!("{text}");
}
