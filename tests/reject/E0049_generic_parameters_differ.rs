trait Sink {
    fn accept<T>(&mut self, item: T);
}

struct Null;

impl Sink for Null {
    fn accept(&mut self, _item: u8) {}
}

fn main() {
    Null.accept(1);
}
