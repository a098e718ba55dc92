trait Source {
    type Item;
    fn read(&mut self) -> Option<Self::Item>;
}

fn drain(source: &mut dyn Source) {
    while source.read().is_some() {}
}

fn iterate(numbers: Box<dyn Iterator>) {
    numbers.count();
}

fn main() {}
