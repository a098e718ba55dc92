impl Vec<u8> {
    fn total(&self) -> u32 {
        self.iter().map(|n| *n as u32).sum()
    }
}

fn main() {
    println!("{}", vec![1u8].total());
}
