struct Buffer {
    bytes: Vec<u8>,
}

impl Buffer {
    fn fill(&mut self, with: &u8) {
        let with = *with;
        self.bytes.fill(with);
    }

    fn first(&self) -> &u8 {
        &self.bytes[0]
    }
}

fn main() {
    let mut buffer = Buffer { bytes: vec![1, 2] };
    buffer.fill(buffer.first());
    println!("{:?}", buffer.bytes);
}
